package io.github.wechatpay.complaint.emulator.app;

import java.net.Socket;
import java.net.URI;
import java.util.Properties;

import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.api.ExistingUrl;
import io.github.wechatpay.complaint.emulator.api.ImageOptions;
import io.github.wechatpay.complaint.emulator.app.EmulatorProperties.FurtherMerchant;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * The runnable application.
 */
@ExtendWith(OutputCaptureExtension.class)
class EmulatorApplicationTests {

	@Test
	void startsAnEmulatorAndSaysWhereItIs(CapturedOutput output) {
		try (ConfigurableApplicationContext context = run("--emulator.port=0", "--emulator.merchant-id=1900000042")) {
			WechatPayEmulator emulator = context.getBean(WechatPayEmulator.class);
			assertThat(emulator.merchant().merchantId()).isEqualTo("1900000042");
			assertThat(output)
				.contains("WeChat Pay emulator at " + emulator.baseUri(), emulator.baseUri() + "/emulator/merchant")
				.doesNotContain(emulator.merchant().apiV3Key())
				.doesNotContain("PRIVATE KEY");
		}
	}

	@Test
	void closingTheApplicationClosesTheEmulator() {
		ConfigurableApplicationContext context = run("--emulator.port=0", "--emulator.host=0.0.0.0");
		URI uri = context.getBean(WechatPayEmulator.class).baseUri();
		context.close();
		assertThatException().isThrownBy(() -> new Socket(uri.getHost(), uri.getPort()).close());
	}

	@Test
	void propertiesAreBound() {
		EmulatorProperties properties = bind("""
				emulator.host=0.0.0.0
				emulator.delivery-base-uri=http://localhost:8080
				emulator.retry-intervals=100ms,2s
				emulator.delivery-timeout=1s
				emulator.create-overwrites=true
				emulator.missing-url-status=404
				emulator.platform-certificates=false
				emulator.region=mainland
				emulator.merchants[0].merchant-id=1900000043
				emulator.existing-url=already-exists
				emulator.public-key-share=0.001
				emulator.missing-complaint-status=400
				emulator.reopened=processing
				emulator.external-links=true
				emulator.largest-page=20
				emulator.images.form=double-encoded
				emulator.images.accepted=verbatim
				""");
		assertThat(properties.region()).isEqualTo(MerchantRegion.MAINLAND);
		assertThat(properties.merchants()).containsExactly(new FurtherMerchant("1900000043", MerchantRegion.GLOBAL));
		assertThat(properties.existingUrl()).isEqualTo(ExistingUrl.ALREADY_EXISTS);
		assertThat(properties.images().form()).isEqualTo(ImageOptions.Form.DOUBLE_ENCODED);
		assertThat(properties.port()).isEqualTo(9090);
		assertThat(properties.deliveryBaseUri()).isEqualTo(URI.create("http://localhost:8080"));
		assertThat(properties.retryIntervals()).hasSize(2);
		assertThat(properties.missingUrlStatus()).isEqualTo(404);
		assertThat(properties.createOverwrites()).isTrue();
		assertThat(properties.platformCertificates()).isFalse();
		assertThat(properties.builder()).isNotNull();
	}

	private static EmulatorProperties bind(String text) {
		Properties properties = new Properties();
		text.lines().map((line) -> line.split("=", 2)).forEach((pair) -> properties.put(pair[0], pair[1]));
		return new Binder(new MapConfigurationPropertySource(properties)).bind("emulator", EmulatorProperties.class)
			.get();
	}

	private static ConfigurableApplicationContext run(String... args) {
		SpringApplication application = EmulatorApplication.application();
		application.setRegisterShutdownHook(false);
		return application.run(args);
	}

}
