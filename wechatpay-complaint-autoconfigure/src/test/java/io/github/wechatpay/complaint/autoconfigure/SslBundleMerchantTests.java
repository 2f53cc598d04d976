package io.github.wechatpay.complaint.autoconfigure;

import java.nio.file.Path;

import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.crypto.RsaSigner;
import io.github.wechatpay.complaint.testing.ConfiguredMerchant;
import io.github.wechatpay.complaint.testing.Contexts;
import io.github.wechatpay.complaint.testing.GoldenValues;
import io.github.wechatpay.complaint.testing.KeyStoreFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a merchant whose key and certificate are in an SSL bundle.
 */
class SslBundleMerchantTests {

	private static final String JKS = "spring.ssl.bundle.jks.merchant.";

	private static final String PEM = "spring.ssl.bundle.pem.merchant.";

	@TempDir
	private Path directory;

	@Test
	void fileOfTheMerchantPlatformWorksAsItIs() {
		assertMerchant(ConfiguredMerchant.withSslBundle()
			.set(JKS + "keystore.location", GoldenValues.location("apiclient_cert.p12"))
			.set(JKS + "keystore.password", GoldenValues.MERCHANT_ID), GoldenValues.ISSUED_SERIAL);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Tenpay Certificate", "tenpay certificate" })
	void aliasMayBeGiven(String alias) {
		assertMerchant(ConfiguredMerchant.withSslBundle()
			.set(JKS + "keystore.location", GoldenValues.location("apiclient_cert.p12"))
			.set(JKS + "keystore.password", GoldenValues.MERCHANT_ID)
			.set(JKS + "key.alias", alias), GoldenValues.ISSUED_SERIAL);
	}

	@Test
	void aliasChoosesAmongSeveralKeys() {
		String location = new KeyStoreFile("PKCS12", GoldenValues.PASSWORD)
			.key("first", GoldenValues.PASSWORD, "other.key.pem", "other.cert.pem")
			.key("second", GoldenValues.PASSWORD, "merchant.key.pem", "merchant.cert.pem")
			.write(this.directory);
		assertMerchant(jks(location).set(JKS + "key.alias", "second"), GoldenValues.MERCHANT_SERIAL);
	}

	@Test
	void keyMayHavePasswordOfItsOwn() {
		String location = new KeyStoreFile("JKS", GoldenValues.PASSWORD)
			.key("merchant", "password of the key", "merchant.key.pem", "merchant.cert.pem")
			.certificate("platform", "platform.cert.pem")
			.write(this.directory);
		assertMerchant(jks(location).set(JKS + "keystore.type", "JKS").set(JKS + "key.password", "password of the key"),
				GoldenValues.MERCHANT_SERIAL);
	}

	@Test
	void certificateIsTheOneOfTheKeyWhateverTheOrder() {
		String location = new KeyStoreFile("JKS", GoldenValues.PASSWORD)
			.key("merchant", GoldenValues.PASSWORD, "merchant.key.pem", "ec.cert.pem", "platform.cert.pem",
					"merchant.cert.pem")
			.write(this.directory);
		assertMerchant(jks(location), GoldenValues.MERCHANT_SERIAL);
	}

	@ParameterizedTest
	@ValueSource(strings = { "merchant.key.pem", "merchant.key.pkcs1.pem", "merchant.key.pbes2-aes256-sha256.pem" })
	void pemFilesWork(String key) {
		assertMerchant(ConfiguredMerchant.withSslBundle()
			.set(PEM + "keystore.certificate", GoldenValues.location("merchant.cert.pem"))
			.set(PEM + "keystore.private-key", GoldenValues.location(key))
			.set(PEM + "keystore.private-key-password", GoldenValues.PASSWORD), GoldenValues.MERCHANT_SERIAL);
	}

	@Test
	void pemTextWorks() {
		assertMerchant(ConfiguredMerchant.withSslBundle()
			.set(PEM + "keystore.certificate", GoldenValues.text("merchant.cert.pem"))
			.set(PEM + "keystore.private-key", GoldenValues.text("merchant.key.pem"))
			.set(PEM + "key.alias", "merchant")
			.set(PEM + "key.password", GoldenValues.PASSWORD), GoldenValues.MERCHANT_SERIAL);
	}

	@Test
	void emptyValuesOfTheOtherPropertiesDoNoHarm() {
		assertMerchant(ConfiguredMerchant.withSslBundle()
			.set(PEM + "keystore.certificate", GoldenValues.location("merchant.cert.pem"))
			.set(PEM + "keystore.private-key", GoldenValues.location("merchant.key.pem"))
			.set("wechatpay.private-key", "")
			.set("wechatpay.merchant-serial-number", ""), GoldenValues.MERCHANT_SERIAL);
	}

	@Test
	void emptyNameMeansNoBundle() {
		Contexts.runner()
			.withPropertyValues(ConfiguredMerchant.withPublicKey().set("wechatpay.ssl-bundle", "").toArray())
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static ConfiguredMerchant jks(String location) {
		return ConfiguredMerchant.withSslBundle()
			.set(JKS + "keystore.location", location)
			.set(JKS + "keystore.password", GoldenValues.PASSWORD);
	}

	private static void assertMerchant(ConfiguredMerchant configured, String serialNumber) {
		Contexts.runner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
			.withPropertyValues(configured.toArray())
			.run((context) -> {
				assertThat(context).hasNotFailed();
				MerchantCredentials merchant = context.getBean(WechatPayConnectionDetails.class).getMerchant();
				assertThat(merchant.merchantId()).isEqualTo(GoldenValues.MERCHANT_ID);
				assertThat(merchant.serialNumber()).hasToString(serialNumber);
				assertThat(new RsaSigner(merchant.privateKey()).sign(GoldenValues.bytes("request.message")))
					.isEqualTo(GoldenValues.signature("request"));
			});
	}

}
