package io.github.wechatpay.complaint.autoconfigure.dockercompose;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.wechatpay.complaint.autoconfigure.WechatPayAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.WechatPayConnectionDetails;
import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.lifecycle.DockerComposeServicesReadyEvent;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * What becomes of a service of Docker Compose, without Docker: the emulator that answers
 * for it is in this process, and Spring Boot is told that the services run.
 */
class WechatPayEmulatorDockerComposeConnectionDetailsFactoryTests {

	private static final String LABEL = "org.springframework.boot.service-connection";

	@AutoClose
	private static final WechatPayEmulator emulator = WechatPayEmulator.builder()
		.merchant("1900000109", MerchantRegion.MAINLAND)
		.start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WechatPayAutoConfiguration.class));

	@Test
	void connectsToTheServiceAsItsMerchant() {
		run(new Service("wechatpay-emulator:0.1.0", Map.of()), (context) -> {
			WechatPayConnectionDetails details = context.getBean(WechatPayConnectionDetails.class);
			assertThat(details.getAccessPoint()).isEqualTo(new AccessPoint(Region.GLOBAL, emulator.baseUri()));
			assertThat(details.getMerchant().merchantId()).isEqualTo(emulator.merchant().merchantId());
			assertThat(details.getApiV3Key()).isNotNull();
		});
	}

	@Test
	void labelNamesTheEmulatorWhateverTheImage() {
		run(new Service("registry.example.com/shop/pay:7", Map.of(LABEL, "wechatpay-emulator")),
				(context) -> assertThat(context.getBean(WechatPayConnectionDetails.class).getMerchant().merchantId())
					.isEqualTo(emulator.merchant().merchantId()));
	}

	@Test
	void regionChoosesTheMerchant() {
		run(this.contextRunner.withPropertyValues("wechatpay.region=mainland"),
				new Service("localhost/wechatpay-emulator", Map.of()),
				(context) -> assertThat(context.getBean(WechatPayConnectionDetails.class).getMerchant().merchantId())
					.isEqualTo("1900000109"));
	}

	@Test
	void otherServiceIsNoEmulator() {
		run(new Service("redis:8", Map.of()),
				(context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessageContaining("wechatpay.merchant-id"));
	}

	@Test
	void imageListensOnThePortThatIsConnectedTo() throws Exception {
		assertThat(Files.readAllLines(Path.of("../samples/wechatpay-emulator/Dockerfile"))).contains("EXPOSE 9090");
	}

	private void run(RunningService service, Consumer<AssertableApplicationContext> test) {
		run(this.contextRunner, service, test);
	}

	private static void run(ApplicationContextRunner runner, RunningService service,
			Consumer<AssertableApplicationContext> test) {
		runner.withInitializer((context) -> tell(context, service)).run(test::accept);
	}

	@SuppressWarnings("unchecked")
	private static void tell(ApplicationContext context, RunningService service) {
		DockerComposeServicesReadyEvent event = mock();
		given(event.getSource()).willReturn(context);
		given(event.getRunningServices()).willReturn(List.of(service));
		SpringFactoriesLoader.forDefaultResourceLocation()
			.load(ApplicationListener.class)
			.stream()
			.filter((listener) -> listener.getClass().getName().contains("DockerComposeServiceConnections"))
			.forEach((listener) -> listener.onApplicationEvent(event));
	}

	/**
	 * A service whose ports are those of the emulator in this process.
	 */
	private record Service(String imageName, Map<String, String> labels) implements RunningService {

		@Override
		public String name() {
			return "wechatpay";
		}

		@Override
		public ImageReference image() {
			return ImageReference.of(this.imageName);
		}

		@Override
		public String host() {
			return emulator.baseUri().getHost();
		}

		@Override
		public ConnectionPorts ports() {
			ConnectionPorts ports = mock();
			given(ports.get(9090)).willReturn(emulator.baseUri().getPort());
			return ports;
		}

		@Override
		public Map<String, @Nullable String> env() {
			return Map.of();
		}

	}

}
