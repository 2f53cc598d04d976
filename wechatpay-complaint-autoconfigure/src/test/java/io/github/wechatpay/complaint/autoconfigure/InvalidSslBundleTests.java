package io.github.wechatpay.complaint.autoconfigure;

import java.nio.file.Path;
import java.util.function.Consumer;

import io.github.wechatpay.complaint.testing.ConfiguredMerchant;
import io.github.wechatpay.complaint.testing.Contexts;
import io.github.wechatpay.complaint.testing.GoldenValues;
import io.github.wechatpay.complaint.testing.KeyStoreFile;
import io.github.wechatpay.complaint.testing.Secrecy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is said about SSL bundles from which no merchant can be had.
 */
class InvalidSslBundleTests {

	private static final String JKS = "spring.ssl.bundle.jks.merchant.";

	private static final String PEM = "spring.ssl.bundle.pem.merchant.";

	private final ApplicationContextRunner contextRunner = Contexts.runner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class));

	@TempDir
	private Path directory;

	@Test
	void nameOfNoBundle() {
		assertFails(ConfiguredMerchant.withSslBundle(), "but there is no SSL bundle of that name",
				"Define it, for apiclient_cert.p12 with spring.ssl.bundle.jks.merchant.keystore.location and "
						+ "spring.ssl.bundle.jks.merchant.keystore.password, "
						+ "for PEM files below spring.ssl.bundle.pem.merchant.");
	}

	@Test
	void nameOfNoBundleWhenThereAreOthers() {
		assertFails(
				ConfiguredMerchant.withSslBundle()
					.set("spring.ssl.bundle.pem.web.keystore.certificate", GoldenValues.location("other.cert.pem"))
					.set("spring.ssl.bundle.jks.legacy.keystore.location", "file:/no/such.p12"),
				"but there is no SSL bundle of that name", "Or use one that is there: legacy, web.");
	}

	@Test
	void bundlesAreSwitchedOff() {
		assertFails(Contexts.runner(), ConfiguredMerchant.withSslBundle(), "but this application has no SSL bundles",
				"Do not exclude SslAutoConfiguration");
	}

	@ParameterizedTest
	@CsvSource({ "merchant-serial-number, 0A1B", "merchant-certificate, classpath:no-such.pem",
			"private-key, file:/no/such.pem", "private-key-password, " + GoldenValues.PASSWORD })
	void bundleAndAnotherSourceOfTheKey(String property, String value) {
		assertFails(golden().set("wechatpay." + property, value), "but wechatpay." + property + " is set as well",
				"Remove wechatpay.ssl-bundle or wechatpay." + property + ".");
	}

	@Test
	void bundleAndSeveralOtherSourcesOfTheKey() {
		assertFails(
				golden().set("wechatpay.private-key", GoldenValues.text("merchant.key.pem"))
					.set("wechatpay.merchant-serial-number", "0A1B"),
				"but wechatpay.merchant-serial-number and wechatpay.private-key are set as well",
				"Remove wechatpay.ssl-bundle or wechatpay.merchant-serial-number and wechatpay.private-key.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PKCS12", "JKS" })
	void wrongPasswordOfTheKeyStore(String type) {
		assertFails(
				jks(type,
						(store) -> store.key("merchant", GoldenValues.PASSWORD, "merchant.key.pem",
								"merchant.cert.pem"))
					.set(JKS + "keystore.password", GoldenValues.API_V3_KEY),
				"an SSL bundle that the given password does not open",
				"Correct spring.ssl.bundle.jks.merchant.keystore.password "
						+ "(that of apiclient_cert.p12 is the merchant id, unless it was changed)");
	}

	@Test
	void wrongPasswordOfTheKey() {
		assertFails(
				jks("JKS",
						(store) -> store.key("merchant", GoldenValues.API_V3_KEY, "merchant.key.pem",
								"merchant.cert.pem")),
				"an SSL bundle whose private key 'merchant' the given password does not open",
				"Set spring.ssl.bundle.jks.merchant.key.password.");
	}

	@Test
	void noSuchFile() {
		assertFails(ConfiguredMerchant.withSslBundle().set(JKS + "keystore.location", "file:/no/such.p12"),
				"an SSL bundle that cannot be used: Unable to create key store: "
						+ "Could not load store from 'file:/no/such.p12': /no/such.p12 (No such file or directory)",
				"Check what is set below spring.ssl.bundle for 'merchant': location, type and password");
	}

	@Test
	void noKeyStore() {
		assertFails(golden().set(JKS + "keystore.location", GoldenValues.location("request.message")),
				"an SSL bundle that cannot be used: Unable to create key store: Could not load store from 'classpath:",
				"location, type and password");
	}

	@Test
	void noPrivateKey() {
		assertFails(jks("PKCS12", (store) -> store.certificate("platform", "platform.cert.pem")),
				"an SSL bundle without a private key", "Use apiclient_cert.p12 as its key store");
	}

	@Test
	void noPrivateKeyAmongPemFiles() {
		assertFails(
				ConfiguredMerchant.withSslBundle()
					.set(PEM + "keystore.certificate", GoldenValues.location("merchant.cert.pem")),
				"an SSL bundle without a private key", "or apiclient_key.pem and apiclient_cert.pem");
	}

	@Test
	void trustStoreOnly() {
		assertFails(
				ConfiguredMerchant.withSslBundle()
					.set(PEM + "truststore.certificate", GoldenValues.location("merchant.cert.pem")),
				"an SSL bundle without a private key", "A trust store holds no private key.");
	}

	@Test
	void severalPrivateKeys() {
		assertFails(
				jks("PKCS12",
						(store) -> store.key("second", GoldenValues.PASSWORD, "other.key.pem", "other.cert.pem")
							.key("first", GoldenValues.PASSWORD, "merchant.key.pem", "merchant.cert.pem")),
				"an SSL bundle with several private keys: first, second",
				"Set spring.ssl.bundle.jks.merchant.key.alias to the one of the merchant API certificate.");
	}

	@Test
	void aliasOfNoPrivateKey() {
		assertFails(golden().set(JKS + "key.alias", "wechat"),
				"an SSL bundle whose key alias 'wechat' names no private key",
				"Set spring.ssl.bundle.jks.merchant.key.alias to one that is there: tenpay certificate.");
	}

	@Test
	void privateKeyThatIsNotRsa() {
		assertFails(pem("ec.key.pem", "ec.cert.pem"), "an SSL bundle whose key 'ssl' is not an RSA private key, but EC",
				"Use the key of the merchant API certificate");
	}

	@Test
	void privateKeyWithoutCertificate() {
		assertFails(
				ConfiguredMerchant.withSslBundle()
					.set(JKS + "keystore.location", GoldenValues.location("key-only.p12"))
					.set(JKS + "keystore.password", GoldenValues.PASSWORD),
				"an SSL bundle whose private key 'merchant' has no certificate", "Use apiclient_cert.p12");
	}

	@Test
	void pemPrivateKeyWithoutCertificate() {
		assertFails(
				ConfiguredMerchant.withSslBundle()
					.set(PEM + "keystore.private-key", GoldenValues.location("merchant.key.pem")),
				"an SSL bundle that cannot be used: Unable to create key store: Certificates must not be empty",
				"certificate and private key");
	}

	@Test
	void certificateOfAnotherKey() {
		assertFails(pem("merchant.key.pem", "other.cert.pem"),
				"an SSL bundle whose certificate does not belong to its private key",
				"Use apiclient_key.pem and apiclient_cert.pem of the same download.");
	}

	@Test
	void wrongPasswordOfPemKey() {
		assertFails(
				pem("merchant.key.pbes2-aes256-sha256.pem", "merchant.cert.pem")
					.set(PEM + "keystore.private-key-password", GoldenValues.API_V3_KEY),
				"an SSL bundle that the given password does not open",
				"or spring.ssl.bundle.pem.merchant.keystore.private-key-password.");
	}

	@Test
	void noPasswordOfPemKey() {
		assertFails(pem("merchant.key.pbes2-aes256-sha256.pem", "merchant.cert.pem"),
				"an SSL bundle that cannot be used: Unable to create key store: Error loading private key file: ",
				"certificate and private key");
	}

	@Test
	void keyWithoutArmourIsNotShown() {
		assertFails(
				pem("merchant.key.pem", "merchant.cert.pem").set(PEM + "keystore.private-key",
						GoldenValues.bareBase64("merchant.key.pem")),
				"an SSL bundle that cannot be used: what should be a location or PEM text is neither",
				"certificate and private key");
	}

	@Test
	void merchantIdIsNeededAsWell() {
		this.contextRunner.withPropertyValues(golden().remove("wechatpay.merchant-id").toArray())
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageStartingWith("The property 'wechatpay.merchant-id' is not set."));
	}

	@Test
	void platformCertificateIsNotTheMerchants() {
		this.contextRunner
			.withPropertyValues(pem("merchant.key.pem", "merchant.cert.pem")
				.set("wechatpay.platform.certificates", GoldenValues.location("merchant.cert.pem"))
				.toArray())
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageStartingWith("The property 'wechatpay.platform.certificates[0]' has the serial number of "
						+ "the merchant's own certificate"));
	}

	private ConfiguredMerchant jks(String type, Consumer<KeyStoreFile> content) {
		KeyStoreFile store = new KeyStoreFile(type, GoldenValues.PASSWORD);
		content.accept(store);
		return ConfiguredMerchant.withSslBundle()
			.set(JKS + "keystore.type", type)
			.set(JKS + "keystore.location", store.write(this.directory))
			.set(JKS + "keystore.password", GoldenValues.PASSWORD);
	}

	private static ConfiguredMerchant golden() {
		return ConfiguredMerchant.withSslBundle()
			.set(JKS + "keystore.location", GoldenValues.location("apiclient_cert.p12"))
			.set(JKS + "keystore.password", GoldenValues.MERCHANT_ID);
	}

	private static ConfiguredMerchant pem(String key, String certificate) {
		return ConfiguredMerchant.withSslBundle()
			.set(PEM + "keystore.private-key", GoldenValues.location(key))
			.set(PEM + "keystore.certificate", GoldenValues.location(certificate));
	}

	private void assertFails(ConfiguredMerchant merchant, String problem, String action) {
		assertFails(this.contextRunner, merchant, problem, action);
	}

	private static void assertFails(ApplicationContextRunner contextRunner, ConfiguredMerchant merchant, String problem,
			String action) {
		contextRunner.withPropertyValues(merchant.toArray()).run((context) -> {
			assertThat(context).hasFailed();
			Secrecy.assertNoneIn(context.getStartupFailure());
			assertThat(failure(context.getStartupFailure())).satisfies((failure) -> {
				assertThat(failure.getProperty()).isEqualTo("wechatpay.ssl-bundle");
				assertThat(failure.getProblem()).startsWith("is 'merchant', " + problem).doesNotEndWith(".");
				assertThat(failure.getAction()).contains(action).endsWith(".");
			});
		});
	}

	private static InvalidWechatPayPropertyException failure(Throwable startupFailure) {
		Throwable cause = startupFailure;
		while (!(cause instanceof InvalidWechatPayPropertyException)) {
			cause = cause.getCause();
			assertThat(cause).as("cause of %s", startupFailure).isNotNull();
		}
		return (InvalidWechatPayPropertyException) cause;
	}

}
