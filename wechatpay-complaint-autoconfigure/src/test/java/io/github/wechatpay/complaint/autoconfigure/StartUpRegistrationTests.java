package io.github.wechatpay.complaint.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;

import io.github.wechatpay.complaint.autoconfigure.actuate.ActuatorApplication;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.notification.NotificationUrlRegistrar;
import io.github.wechatpay.complaint.notification.RegistrationState.Status;
import io.github.wechatpay.complaint.testing.ConfiguredMerchant;
import io.github.wechatpay.complaint.testing.Contexts;
import io.github.wechatpay.complaint.testing.RecordingProxy;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The URL is registered once the application is ready, however long that takes.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartUpRegistrationTests {

	private static final Duration SOON = Duration.ofSeconds(30);

	private static final String URL = "https://pay.example.com/n";

	@AutoClose
	private static final WechatPayEmulator emulator = WechatPayEmulator.start();

	@BeforeEach
	void reset() {
		emulator.reset();
	}

	@Test
	void urlIsRegisteredWhenTheApplicationIsReady() {
		try (ActuatorApplication application = start(emulator.baseUri(),
				"wechatpay.complaint.register-on-startup=true")) {
			awaitRegistered(application);
			assertThat(emulator.registeredUrl()).isEqualTo(URL);
		}
	}

	@Test
	void urlIsRegisteredAgainWhenTheApplicationIsStartedAgain() {
		try (ActuatorApplication application = start(emulator.baseUri(),
				"wechatpay.complaint.register-on-startup=true")) {
			awaitRegistered(application);
			application.stop();
			emulator.reset();
			application.start();
			await().atMost(SOON).until(() -> URL.equals(emulator.registeredUrl()));
		}
	}

	@Test
	void applicationStartsWhileThePlatformIsAwayAndRegistersWhenItIsBack() {
		int port = freePort();
		try (ActuatorApplication application = start(URI.create("http://localhost:" + port),
				"wechatpay.complaint.register-on-startup=true")) {
			NotificationUrlRegistrar registrar = application.getBean(NotificationUrlRegistrar.class);
			await().atMost(SOON).until(() -> registrar.getState().status() == Status.RETRYING);
			assertThat(registrar.getState().failure()).contains("wechatpay.base-uri");
			try (RecordingProxy platform = new RecordingProxy(port, emulator.baseUri())) {
				awaitRegistered(application);
				assertThat(platform.connections()).isPositive();
			}
			assertThat(emulator.registeredUrl()).isEqualTo(URL);
		}
	}

	@Test
	void nothingIsRegisteredUnlessItIsAskedFor() {
		try (RecordingProxy platform = new RecordingProxy(0, emulator.baseUri());
				ActuatorApplication application = start(platform.uri())) {
			assertThat(application.getBean(NotificationUrlRegistrar.class).getState().status())
				.isEqualTo(Status.NOT_STARTED);
			assertThat(platform.connections()).isZero();
		}
	}

	@Test
	void applicationWithoutAWebServerStaysUntilTheFirstAttemptIsOver() throws Exception {
		try (ActuatorApplication application = start(WebApplicationType.NONE, emulator.baseUri())) {
			for (Thread thread : Thread.getAllStackTraces().keySet()) {
				if ("wechatpay-registration".equals(thread.getName())) {
					assertThat(thread.isDaemon()).isFalse();
					thread.join(SOON.toMillis());
				}
			}
			assertThat(application.getBean(NotificationUrlRegistrar.class).getState().status())
				.isEqualTo(Status.REGISTERED);
		}
	}

	@Test
	void applicationThatEndsDuringTheFirstAttemptSaysNothing(CapturedOutput output) {
		start(WebApplicationType.NONE, emulator.baseUri()).close();
		assertThat(output).doesNotContain("RejectedExecutionException")
			.doesNotContain("tried again until it succeeds")
			.doesNotContain("\tat ");
	}

	@Test
	void registrationWithoutAnEndpointIsWarnedOf(CapturedOutput output) {
		try (ActuatorApplication application = start(emulator.baseUri(),
				"wechatpay.complaint.register-on-startup=true")) {
			awaitRegistered(application);
			assertThat(output).contains(URL).contains("this application has no endpoint for it");
		}
	}

	@ParameterizedTest
	@CsvSource({ "https://pay.example.com/n,true", "https://pay.example.com/wechatpay/complaint-notifications,false" })
	void registrationOfAnotherPathThanThatOfTheEndpointIsWarnedOf(String url, boolean warned, CapturedOutput output) {
		ComplaintCallbackApplication.on(WebApplicationType.SERVLET)
			.handler((notification) -> Mono.empty())
			.with("wechatpay.base-uri", "http://localhost:9")
			.with("wechatpay.complaint.register-on-startup", true)
			.with("wechatpay.complaint.notification-url", url)
			.start()
			.close();
		assertThat(output.getAll().contains("but this application listens at /wechatpay/complaint-notifications"))
			.isEqualTo(warned);
		assertThat(output).contains("registered as " + url);
	}

	@ParameterizedTest
	@CsvSource({ "'', is empty", "http://pay.example.com, is not a URL that can be registered",
			"https://pay.example.com?a=b, is not a URL that can be registered" })
	void badUrlStopsTheStart(String url, String problem) {
		Contexts.runner()
			.withPropertyValues(
					ConfiguredMerchant.withPublicKey().set("wechatpay.complaint.notification-url", url).toArray())
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("'wechatpay.complaint.notification-url' " + problem));
	}

	@Test
	void registrationWithoutAUrlStopsTheStart() {
		Contexts.runner()
			.withPropertyValues(
					ConfiguredMerchant.withPublicKey().set("wechatpay.complaint.register-on-startup", "true").toArray())
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidWechatPayPropertyException.class)
				.hasMessageContaining("wechatpay.complaint.notification-url is not set"));
	}

	private ActuatorApplication start(URI baseUri, String... properties) {
		String[] all = Arrays.copyOf(properties, properties.length + 1);
		all[properties.length] = "wechatpay.complaint.notification-url=" + URL;
		return ActuatorApplication.start(WebApplicationType.REACTIVE, emulator.merchant(), baseUri, all);
	}

	private ActuatorApplication start(WebApplicationType type, URI baseUri) {
		return ActuatorApplication.start(type, emulator.merchant(), baseUri,
				"wechatpay.complaint.register-on-startup=true", "wechatpay.complaint.notification-url=" + URL);
	}

	private static void awaitRegistered(ActuatorApplication application) {
		NotificationUrlRegistrar registrar = application.getBean(NotificationUrlRegistrar.class);
		await().atMost(SOON).until(() -> registrar.getState().status() == Status.REGISTERED);
	}

	private static int freePort() {
		try (RecordingProxy proxy = new RecordingProxy(0, URI.create("http://localhost"))) {
			return proxy.uri().getPort();
		}
	}

}
