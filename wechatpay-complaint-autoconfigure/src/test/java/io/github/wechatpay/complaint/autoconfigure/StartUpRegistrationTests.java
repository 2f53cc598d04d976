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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The URL is registered once the application is ready, however long that takes.
 */
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
