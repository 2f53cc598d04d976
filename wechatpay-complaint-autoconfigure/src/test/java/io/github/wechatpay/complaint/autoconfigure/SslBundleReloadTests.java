package io.github.wechatpay.complaint.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.wechatpay.complaint.golden.GoldenValues;
import io.github.wechatpay.complaint.golden.Secrets;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.testing.CertificateList;
import io.github.wechatpay.complaint.testing.PlatformDouble;
import mockwebserver3.RecordedRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for SSL bundles whose files are replaced while the application runs.
 */
@ExtendWith(OutputCaptureExtension.class)
class SslBundleReloadTests {

	private static final Duration SOON = Duration.ofSeconds(30);

	private static final Pattern SERIAL_NUMBER = Pattern.compile("serial_no=\"([0-9A-F]+)\"");

	@AutoClose
	private final PlatformDouble platform = new PlatformDouble(Clock.systemUTC());

	@TempDir
	private Path directory;

	@BeforeEach
	void certificateAndKeyAreThoseOfTheMerchant() throws IOException {
		replace("apiclient_key.pem", "merchant.key.pem");
		replace("apiclient_cert.pem", "merchant.cert.pem");
	}

	@Test
	void replacedFilesSignTheNextRequest(CapturedOutput output) {
		run((context) -> {
			assertThat(serialNumberOfNextCall(context)).isEqualTo(GoldenValues.MERCHANT_SERIAL);
			replace("apiclient_key.pem", "other.key.pem");
			replace("apiclient_cert.pem", "other.cert.pem");
			Awaitility.await()
				.atMost(SOON)
				.untilAsserted(() -> assertThat(serialNumberOfNextCall(context)).isEqualTo(GoldenValues.OTHER_SERIAL));
		});
		assertThat(output).containsOnlyOnce("SSL bundle 'merchant' was updated: requests are signed with serial number "
				+ GoldenValues.OTHER_SERIAL + " from now on");
	}

	@Test
	void replacedFilesThatCannotBeUsedChangeNothing(CapturedOutput output) {
		run((context) -> {
			replace("apiclient_key.pem", "other.key.pem");
			String complaint = "SSL bundle 'merchant' was updated, but cannot be used: "
					+ "requests are still signed with serial number " + GoldenValues.MERCHANT_SERIAL
					+ ". The property 'wechatpay.ssl-bundle' is 'merchant', an SSL bundle whose certificate does not "
					+ "belong to its private key. Use apiclient_key.pem and apiclient_cert.pem of the same download.";
			Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(output).contains(complaint));
			assertThat(serialNumberOfNextCall(context)).isEqualTo(GoldenValues.MERCHANT_SERIAL);
			assertThat(serialNumberOfNextCall(context)).isEqualTo(GoldenValues.MERCHANT_SERIAL);
			assertThat(output).containsOnlyOnce(complaint);
			replace("apiclient_cert.pem", "other.cert.pem");
			Awaitility.await()
				.atMost(SOON)
				.untilAsserted(() -> assertThat(serialNumberOfNextCall(context)).isEqualTo(GoldenValues.OTHER_SERIAL));
		});
		Secrets.assertNoneIn(output.getAll());
	}

	@Test
	void nothingIsReadForRequest() {
		contextRunner().withPropertyValues("spring.ssl.bundle.pem.merchant.reload-on-update=false").run((context) -> {
			replace("apiclient_key.pem", "other.key.pem");
			replace("apiclient_cert.pem", "other.cert.pem");
			assertThat(serialNumberOfNextCall(context)).isEqualTo(GoldenValues.MERCHANT_SERIAL);
		});
	}

	private void run(ContextConsumer<AssertableApplicationContext> consumer) {
		contextRunner().run(consumer);
	}

	private ApplicationContextRunner contextRunner() {
		return ConfiguredMerchant.contextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
			.withPropertyValues("wechatpay.merchant-id=" + GoldenValues.MERCHANT_ID, "wechatpay.ssl-bundle=merchant",
					"wechatpay.api-v3-key=" + CertificateList.API_V3_KEY, "wechatpay.base-uri=" + this.platform.uri(),
					"spring.ssl.bundle.watch.file.quiet-period=100ms",
					"spring.ssl.bundle.pem.merchant.reload-on-update=true",
					"spring.ssl.bundle.pem.merchant.keystore.private-key=" + file("apiclient_key.pem").toUri(),
					"spring.ssl.bundle.pem.merchant.keystore.certificate=" + file("apiclient_cert.pem").toUri());
	}

	private String serialNumberOfNextCall(AssertableApplicationContext context) {
		StepVerifier.create(context.getBean(ComplaintNotificationService.class).delete()).expectComplete().verify(SOON);
		List<RecordedRequest> calls = this.platform.calls();
		Matcher matcher = SERIAL_NUMBER.matcher(calls.get(calls.size() - 1).getHeaders().get("Authorization"));
		assertThat(matcher.find()).isTrue();
		return matcher.group(1);
	}

	private void replace(String name, String content) throws IOException {
		Path written = Files.write(file("written"), GoldenValues.bytes(content));
		Files.move(written, file(name), StandardCopyOption.ATOMIC_MOVE);
	}

	private Path file(String name) {
		return this.directory.resolve(name);
	}

}
