package io.github.wechatpay.complaint.autoconfigure;

import java.security.Key;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.testing.ConfiguredMerchant;
import io.github.wechatpay.complaint.testing.Contexts;
import io.github.wechatpay.complaint.testing.GoldenValues;
import io.github.wechatpay.complaint.testing.Secrecy;
import io.github.wechatpay.complaint.testing.TestKeys;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for what is said about properties that are missing or wrong.
 */
class InvalidPropertiesTests {

	private static final String MERCHANT_ID = "wechatpay.merchant-id";

	private static final String SERIAL_NUMBER = "wechatpay.merchant-serial-number";

	private static final String MERCHANT_CERTIFICATE = "wechatpay.merchant-certificate";

	private static final String PRIVATE_KEY = "wechatpay.private-key";

	private static final String PASSWORD = "wechatpay.private-key-password";

	private static final String BASE_URI = "wechatpay.base-uri";

	private static final String PUBLIC_KEY_ID = "wechatpay.platform.public-key-id";

	private static final String PUBLIC_KEY = "wechatpay.platform.public-key";

	private static final String CERTIFICATE = "wechatpay.platform.certificates[0]";

	@ParameterizedTest(name = "{0}")
	@MethodSource({ "merchantIds", "privateKeys", "serialNumbers", "certificates", "platformKeys", "baseUris",
			"limits" })
	void messageNamesThePropertyWhatIsWrongAndWhatToDo(Consumer<ConfiguredMerchant> change, String property,
			String problem, String action) {
		ConfiguredMerchant merchant = ConfiguredMerchant.withPublicKey();
		change.accept(merchant);
		Contexts.runner().withPropertyValues(merchant.toArray()).run((context) -> {
			assertThat(context).hasFailed();
			Secrecy.assertNoneIn(context.getStartupFailure());
			assertThat(failures(context.getStartupFailure())).hasSize(1).first().satisfies((failure) -> {
				assertThat(failure.getProperty()).isEqualTo(property);
				assertThat(failure.getProblem()).contains(problem).doesNotEndWith(".");
				assertThat(failure.getAction()).contains(action).endsWith(".");
				assertThat(failure.getMessage())
					.isEqualTo("The property '" + property + "' " + failure.getProblem() + ". " + failure.getAction());
			});
		});
	}

	private static String shortKey(String type, Function<KeyPair, Key> half) {
		return TestKeys.pem(type, half.apply(TestKeys.generate("RSA", 1024)).getEncoded());
	}

	static Stream<Arguments> merchantIds() {
		return Stream.of(
				removed(MERCHANT_ID, MERCHANT_ID, "is not set",
						"or switch the starter off with wechatpay.enabled=false"),
				wrong(MERCHANT_ID, "", MERCHANT_ID, "is not set", "merchant id (mchid)"),
				wrong(MERCHANT_ID, "mchid-1", MERCHANT_ID, "is 'mchid-1', which is not a merchant id", "digits only"),
				wrong(MERCHANT_ID, "19000 00001", MERCHANT_ID, "which is not a merchant id", "digits only"),
				wrong(MERCHANT_ID, "\u0661\u0669", MERCHANT_ID, "which is not a merchant id", "digits only"),
				wrong(MERCHANT_ID, "1".repeat(65), MERCHANT_ID, "which is not a merchant id", "digits only"));
	}

	static Stream<Arguments> privateKeys() {
		String base64 = GoldenValues.bareBase64("merchant.key.pem");
		String lines = GoldenValues.text("merchant.key.pem").replaceAll("-----[^-]+-----\n", "");
		return Stream.of(removed(PRIVATE_KEY, PRIVATE_KEY, "is not set", "apiclient_key.pem"),
				wrong(PRIVATE_KEY, "", PRIVATE_KEY, "is not set", "apiclient_key.pem"),
				wrong(PRIVATE_KEY, "file:/no/such/apiclient_key.pem", PRIVATE_KEY,
						"names a file that cannot be read: file:/no/such/apiclient_key.pem", "Check the path"),
				wrong(PRIVATE_KEY, "apiclient_key.pem", PRIVATE_KEY,
						"names a file that cannot be read: apiclient_key.pem", "write 'file:' in front"),
				wrong(PRIVATE_KEY, GoldenValues.location("generate.sh"), PRIVATE_KEY, "contains no PEM block",
						"as downloaded from the merchant platform"),
				wrong(PRIVATE_KEY, GoldenValues.location("response.body"), PRIVATE_KEY, "contains no PEM block",
						"as downloaded from the merchant platform"),
				wrong(PRIVATE_KEY, shortKey("PRIVATE KEY", KeyPair::getPrivate), PRIVATE_KEY,
						"holds an RSA key of 1024 bits, and at least 2048 are needed", "merchant platform"),
				wrong(PRIVATE_KEY, "jar:http://localhost:1/a.jar!/key.pem", PRIVATE_KEY,
						"names a location that is neither a file nor on the class path", "Keys are not downloaded"),
				golden(PRIVATE_KEY, "merchant.cert.pem", PRIVATE_KEY, "holds a certificate where a private key belongs",
						"apiclient_key.pem"),
				golden(PRIVATE_KEY, "platform.pub.pem", PRIVATE_KEY, "holds a public key where a private key belongs",
						"apiclient_key.pem"),
				golden(PRIVATE_KEY, "ec.key.pem", PRIVATE_KEY, "holds a private key that is not RSA",
						"apiclient_key.pem"),
				wrong(PRIVATE_KEY, base64, PRIVATE_KEY, "is base64 without PEM armour", "-----BEGIN"),
				wrong(PRIVATE_KEY, lines, PRIVATE_KEY, "is base64 without PEM armour", "-----BEGIN"),
				wrong(PRIVATE_KEY, "base64:" + base64, PRIVATE_KEY, "is neither PEM text nor the location of a file",
						"-----BEGIN"),
				wrong(PRIVATE_KEY, lines.replace("\n", "\\n"), PRIVATE_KEY,
						"is neither PEM text nor the location of a file", "-----BEGIN"),
				wrong(PRIVATE_KEY, GoldenValues.text("merchant.key.pkcs1-aes256.pem").replace('\n', ' '), PRIVATE_KEY,
						"is not readable as PEM", "In YAML, write the text after '|'"),
				wrong(PRIVATE_KEY, GoldenValues.location("apiclient_cert.p12"), PRIVATE_KEY,
						"names a key store, which is not a PEM file", "wechatpay.ssl-bundle"),
				wrong(PRIVATE_KEY, "file:/etc/wechatpay/apiclient_cert.P12", PRIVATE_KEY,
						"names a key store, which is not a PEM file", "spring.ssl.bundle.jks"),
				golden(PRIVATE_KEY, "merchant.key.pbes2-aes256-sha256.pem", PRIVATE_KEY,
						"holds an encrypted private key, and there is no password for it",
						"Set wechatpay.private-key-password"),
				wrongPassword("merchant.key.pbes2-aes256-sha256.pem"), wrongPassword("merchant.key.pkcs1-aes256.pem"),
				row("private key of another certificate",
						(merchant) -> merchant.set(MERCHANT_CERTIFICATE, GoldenValues.location("merchant.cert.pem"))
							.set(PRIVATE_KEY, GoldenValues.location("other.key.pem")),
						PRIVATE_KEY, "does not belong to the certificate of wechatpay.merchant-certificate",
						"same download"));
	}

	static Stream<Arguments> serialNumbers() {
		return Stream.of(
				removed(SERIAL_NUMBER, SERIAL_NUMBER, "is not set",
						"or set wechatpay.merchant-certificate to the location of apiclient_cert.pem"),
				wrong(SERIAL_NUMBER, "0A:1B:2C", SERIAL_NUMBER, "is '0A:1B:2C', which is not hexadecimal",
						"without blanks or colons"),
				wrong(SERIAL_NUMBER, "serial=0A1B", SERIAL_NUMBER,
						"is 'serial=0A1B', the whole line that openssl prints",
						"Set it to what follows 'serial=': 0A1B"),
				wrong(SERIAL_NUMBER, "PUB_KEY_ID_0119", SERIAL_NUMBER, "which is not hexadecimal", "openssl x509"),
				row("serial number of another certificate",
						(merchant) -> merchant.set(SERIAL_NUMBER, "1A2B")
							.set(MERCHANT_CERTIFICATE, GoldenValues.location("merchant.cert.pem")),
						SERIAL_NUMBER,
						"is '1A2B', but the serial number of wechatpay.merchant-certificate is '"
								+ GoldenValues.MERCHANT_SERIAL + "'",
						"Remove one of the two"),
				row("serial number that is not hexadecimal, and a certificate",
						(merchant) -> merchant.set(SERIAL_NUMBER, "0x1A2B")
							.set(MERCHANT_CERTIFICATE, GoldenValues.location("merchant.cert.pem")),
						SERIAL_NUMBER, "is '0x1A2B', which is not hexadecimal", "openssl x509"));
	}

	static Stream<Arguments> certificates() {
		return Stream.of(
				golden(MERCHANT_CERTIFICATE, "merchant.key.pem", MERCHANT_CERTIFICATE,
						"holds a private key where a certificate belongs", "-----BEGIN CERTIFICATE-----"),
				wrong(MERCHANT_CERTIFICATE, GoldenValues.text("merchant.key.pem"), MERCHANT_CERTIFICATE,
						"holds a private key where a certificate belongs", "-----BEGIN CERTIFICATE-----"),
				golden(MERCHANT_CERTIFICATE, "platform.pub.pem", MERCHANT_CERTIFICATE,
						"holds a public key where a certificate belongs", "-----BEGIN CERTIFICATE-----"),
				golden(MERCHANT_CERTIFICATE, "ec.cert.pem", MERCHANT_CERTIFICATE,
						"holds a certificate whose key is not RSA", "-----BEGIN CERTIFICATE-----"),
				wrong(MERCHANT_CERTIFICATE, "file:/no/such.pem", MERCHANT_CERTIFICATE,
						"names a file that cannot be read", "Check the path"),
				golden(CERTIFICATE, "platform.pub.pem", CERTIFICATE, "holds a public key where a certificate belongs",
						"-----BEGIN CERTIFICATE-----"),
				golden(CERTIFICATE, "other.key.pem", CERTIFICATE, "holds a private key where a certificate belongs",
						"-----BEGIN CERTIFICATE-----"),
				golden(CERTIFICATE, "merchant.cert.pem", CERTIFICATE,
						"has the serial number of the merchant's own certificate", "not apiclient_cert.pem"),
				row("merchant's certificate among the platform's",
						(merchant) -> merchant.set(CERTIFICATE, GoldenValues.location("platform.cert.pem"))
							.set("wechatpay.platform.certificates[1]", GoldenValues.location("merchant.cert.pem")),
						"wechatpay.platform.certificates[1]", "has the serial number of the merchant's own certificate",
						"not apiclient_cert.pem"));
	}

	static Stream<Arguments> platformKeys() {
		return Stream.of(
				removed(PUBLIC_KEY, PUBLIC_KEY, "is not set, but wechatpay.platform.public-key-id is", "pub_key.pem"),
				removed(PUBLIC_KEY_ID, PUBLIC_KEY_ID, "is not set, but wechatpay.platform.public-key is",
						"PUB_KEY_ID_"),
				wrong(PUBLIC_KEY_ID, GoldenValues.PLATFORM_SERIAL, PUBLIC_KEY_ID, "which is not a public key id",
						"which starts with PUB_KEY_ID_"),
				wrong(PUBLIC_KEY_ID, "PUB_KEY_ID_", PUBLIC_KEY_ID, "which is not a public key id",
						"which starts with PUB_KEY_ID_"),
				wrong(PUBLIC_KEY, shortKey("PUBLIC KEY", KeyPair::getPublic), PUBLIC_KEY,
						"holds an RSA key of 1024 bits, and at least 2048 are needed", "merchant platform"),
				golden(PUBLIC_KEY, "other.key.pem", PUBLIC_KEY, "holds a private key where a public key belongs",
						"-----BEGIN PUBLIC KEY-----"),
				golden(PUBLIC_KEY, "platform.cert.pem", PUBLIC_KEY, "holds a certificate where a public key belongs",
						"-----BEGIN PUBLIC KEY-----"),
				golden(PUBLIC_KEY, "ec.pub.pem", PUBLIC_KEY, "holds a public key that is not RSA",
						"-----BEGIN PUBLIC KEY-----"),
				wrong(PUBLIC_KEY, GoldenValues.bareBase64("platform.pub.pem"), PUBLIC_KEY,
						"is base64 without PEM armour", "-----BEGIN"),
				wrong(PUBLIC_KEY, "classpath:no/such.pem", PUBLIC_KEY, "names a file that cannot be read",
						"Check the path"));
	}

	static Stream<Arguments> baseUris() {
		return Stream
			.of("https://apihk.mch.weixin.qq.com/v3", "https:///", "https:apihk.mch.weixin.qq.com",
					"ftp://apihk.mch.weixin.qq.com", "apihk.mch.weixin.qq.com", "/v3",
					"https://user:" + GoldenValues.PASSWORD + "@apihk.mch.weixin.qq.com",
					"https://apihk.mch.weixin.qq.com?a=b", "https://apihk.mch.weixin.qq.com#a")
			.map((value) -> wrong(BASE_URI, value, BASE_URI, "is not an access point: ",
					"such as https://apihk.mch.weixin.qq.com"));
	}

	static Stream<Arguments> limits() {
		return Stream.of(limit("wechatpay.client.retry.max-attempts", "0", "is 0, but must be 1 or more"),
				limit("wechatpay.client.retry.max-attempts", "-1", "is -1, but must be 1 or more"),
				limit("wechatpay.client.retry.initial-backoff", "-1ms", "but must be 0 or more"),
				limit("wechatpay.client.connect-timeout", "0s", "but must be more than 0"),
				limit("wechatpay.client.connect-timeout", "-1s", "but must be more than 0"),
				limit("wechatpay.client.response-timeout", "0s", "but must be more than 0"),
				limit("wechatpay.client.response-timeout", "-1s", "but must be more than 0"),
				limit("wechatpay.client.max-response-size", "0", "but must be more than 0 and less than 2GB"),
				limit("wechatpay.client.max-response-size", "-1MB", "but must be more than 0 and less than 2GB"),
				limit("wechatpay.client.max-response-size", "2GB", "but must be more than 0 and less than 2GB"),
				limit("wechatpay.clock-tolerance", "0s", "but must be more than 0"),
				limit("wechatpay.clock-tolerance", "-5m", "but must be more than 0"));
	}

	private static Arguments limit(String property, String value, String problem) {
		return wrong(property, value, property, problem, "remove it to use the default");
	}

	private static Arguments wrongPassword(String name) {
		return row("wrong password of " + name,
				(merchant) -> merchant.set(PRIVATE_KEY, GoldenValues.location(name))
					.set(PASSWORD, GoldenValues.API_V3_KEY),
				PRIVATE_KEY, "holds a private key that the given password does not decrypt", "Check the password");
	}

	private static Arguments removed(String removed, String property, String problem, String action) {
		return row("no " + removed, (merchant) -> merchant.remove(removed), property, problem, action);
	}

	private static Arguments golden(String changed, String name, String property, String problem, String action) {
		return row(changed + "=" + name, (merchant) -> merchant.set(changed, GoldenValues.location(name)), property,
				problem, action);
	}

	private static Arguments wrong(String changed, String value, String property, String problem, String action) {
		String shown = (value.length() > 40) ? value.substring(0, 12) + "…" : value;
		return row(changed + "=" + shown, (merchant) -> merchant.set(changed, value), property, problem, action);
	}

	private static Arguments row(String name, Consumer<ConfiguredMerchant> change, String property, String problem,
			String action) {
		return arguments(named(name, change), property, problem, action);
	}

	private static List<InvalidWechatPayPropertyException> failures(Throwable failure) {
		List<InvalidWechatPayPropertyException> failures = new ArrayList<>();
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof InvalidWechatPayPropertyException invalid) {
				failures.add(invalid);
			}
		}
		return failures;
	}

}
