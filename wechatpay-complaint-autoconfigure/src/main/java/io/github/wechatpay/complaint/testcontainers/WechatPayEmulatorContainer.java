package io.github.wechatpay.complaint.testcontainers;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Future;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.ImageFromDockerfile;
import org.testcontainers.utility.DockerImageName;

import org.springframework.util.Assert;

/**
 * The emulator of WeChat Pay's side in a container. Annotated with
 * {@code @ServiceConnection}, it is what the application under test connects to.
 */
public final class WechatPayEmulatorContainer extends GenericContainer<WechatPayEmulatorContainer> {

	private static final int PORT = 9090;

	private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

	private static final String HOST_OF_CONTAINER = "host.docker.internal";

	private static final String JAVA_IMAGE = "eclipse-temurin:17-jre";

	private static final String IMAGE = "localhost/wechatpay-emulator";

	/**
	 * Create a container from an image that runs the emulator.
	 * @param image the image
	 */
	public WechatPayEmulatorContainer(DockerImageName image) {
		super(image);
		setUp();
	}

	/**
	 * Create a container from the runnable jar of the emulator, on
	 * {@code eclipse-temurin:17-jre}.
	 * @param jar the jar, {@code wechatpay-emulator-…-exec.jar}
	 */
	public WechatPayEmulatorContainer(Path jar) {
		super(image(jar));
		setUp();
	}

	/**
	 * Deliver notifications to an application on the machine where this test runs. It
	 * must listen on all interfaces, as Spring Boot does by default, because the
	 * container does not reach the loopback interface.
	 * @param hostPort the port of the application
	 * @return this container
	 */
	public WechatPayEmulatorContainer withDeliveryTo(int hostPort) {
		return withExtraHost(HOST_OF_CONTAINER, "host-gateway").withEnv("EMULATOR_DELIVERYBASEURI",
				"http://" + HOST_OF_CONTAINER + ":" + hostPort);
	}

	/**
	 * Return where the API and the control plane are, as seen from the test.
	 * @return the base URI, without a path
	 */
	public URI getBaseUri() {
		return URI.create("http://" + getHost() + ":" + getMappedPort(PORT));
	}

	private void setUp() {
		withExposedPorts(PORT);
		withEnv("EMULATOR_HOST", "0.0.0.0");
		waitingFor(Wait.forHttp("/emulator/merchant").forPort(PORT).withStartupTimeout(START_TIMEOUT));
	}

	// has one name and is kept, so that it is built again only for another jar
	private static Future<String> image(Path jar) {
		Assert.isTrue(Files.isRegularFile(jar), () -> "There is no jar of the emulator at " + jar.toAbsolutePath());
		return new ImageFromDockerfile(IMAGE, false).withFileFromPath("emulator.jar", jar)
			.withDockerfileFromBuilder((dockerfile) -> dockerfile.from(JAVA_IMAGE)
				.copy("emulator.jar", "/emulator.jar")
				.expose(PORT)
				.entryPoint("java", "-jar", "/emulator.jar")
				.build());
	}

}
