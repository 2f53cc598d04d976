package io.github.wechatpay.complaint.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;

import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.testing.Contexts;
import io.github.wechatpay.complaint.testing.GoldenValues;
import io.github.wechatpay.complaint.testing.KeyStoreFile;
import io.github.wechatpay.complaint.testing.Merchant;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.Secrecy;
import io.github.wechatpay.complaint.testing.TestKeys;
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

	@AutoClose
	private final PlatformServer platform = new PlatformServer();

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
			assertNextCallIsSignedWith("merchant.cert.pem", context);
			replace("apiclient_key.pem", "other.key.pem");
			replace("apiclient_cert.pem", "other.cert.pem");
			awaitCallSignedWith("other.cert.pem", context);
		});
		assertThat(output).containsOnlyOnce("SSL bundle 'merchant' was updated: requests are signed with serial number "
				+ GoldenValues.OTHER_SERIAL + " from now on");
	}

	@Test
	void replacedKeyStoreSignsTheNextRequest() throws IOException {
		Files.createDirectory(file("new"));
		String location = keyStore("merchant.key.pem", "merchant.cert.pem").write(this.directory);
		contextRunner()
			.withPropertyValues("wechatpay.ssl-bundle=p12", "spring.ssl.bundle.jks.p12.reload-on-update=true",
					"spring.ssl.bundle.jks.p12.keystore.location=" + location,
					"spring.ssl.bundle.jks.p12.keystore.password=" + GoldenValues.PASSWORD)
			.run((context) -> {
				assertNextCallIsSignedWith("merchant.cert.pem", context);
				URI renewed = URI.create(keyStore("other.key.pem", "other.cert.pem").write(file("new")));
				Files.move(Path.of(renewed), Path.of(URI.create(location)), StandardCopyOption.ATOMIC_MOVE);
				awaitCallSignedWith("other.cert.pem", context);
			});
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
			assertNextCallIsSignedWith("merchant.cert.pem", context);
			assertNextCallIsSignedWith("merchant.cert.pem", context);
			assertThat(output).containsOnlyOnce(complaint);
			replace("apiclient_cert.pem", "other.cert.pem");
			awaitCallSignedWith("other.cert.pem", context);
		});
		Secrecy.assertNoneIn(output.getAll());
	}

	@Test
	void nothingIsReadForRequest() {
		contextRunner().withPropertyValues("spring.ssl.bundle.pem.merchant.reload-on-update=false").run((context) -> {
			replace("apiclient_key.pem", "other.key.pem");
			replace("apiclient_cert.pem", "other.cert.pem");
			assertNextCallIsSignedWith("merchant.cert.pem", context);
		});
	}

	private void run(ContextConsumer<AssertableApplicationContext> consumer) {
		contextRunner().run(consumer);
	}

	private ApplicationContextRunner contextRunner() {
		return Contexts.runner(PlatformSigner.CLOCK)
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
			.withPropertyValues("wechatpay.merchant-id=" + GoldenValues.MERCHANT_ID, "wechatpay.ssl-bundle=merchant",
					"wechatpay.api-v3-key=" + PlatformSigner.API_V3_KEY, "wechatpay.base-uri=" + this.platform.uri(),
					"spring.ssl.bundle.watch.file.quiet-period=100ms",
					"spring.ssl.bundle.pem.merchant.reload-on-update=true",
					"spring.ssl.bundle.pem.merchant.keystore.private-key=" + file("apiclient_key.pem").toUri(),
					"spring.ssl.bundle.pem.merchant.keystore.certificate=" + file("apiclient_cert.pem").toUri());
	}

	private void assertNextCallIsSignedWith(String certificate, AssertableApplicationContext context) {
		StepVerifier.create(context.getBean(ComplaintNotificationService.class).delete()).expectComplete().verify(SOON);
		RecordedRequest call = this.platform.calls().get(this.platform.calls().size() - 1);
		X509Certificate expected = TestKeys.certificate(GoldenValues.text(certificate));
		assertThat(Merchant.parse(call)).containsEntry("serial_no",
				SerialNumber.of(expected.getSerialNumber()).toString());
		Merchant.requireSigned(call, expected.getPublicKey());
	}

	private void awaitCallSignedWith(String certificate, AssertableApplicationContext context) {
		Awaitility.await().atMost(SOON).untilAsserted(() -> assertNextCallIsSignedWith(certificate, context));
	}

	private void replace(String name, String content) throws IOException {
		Path written = Files.write(file("written"), GoldenValues.bytes(content));
		Files.move(written, file(name), StandardCopyOption.ATOMIC_MOVE);
	}

	private static KeyStoreFile keyStore(String key, String certificate) {
		return new KeyStoreFile("PKCS12", GoldenValues.PASSWORD).key("merchant", GoldenValues.PASSWORD, key,
				certificate);
	}

	private Path file(String name) {
		return this.directory.resolve(name);
	}

}
