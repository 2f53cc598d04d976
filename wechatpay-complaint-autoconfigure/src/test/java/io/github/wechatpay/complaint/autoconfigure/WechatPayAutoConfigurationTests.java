package io.github.wechatpay.complaint.autoconfigure;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.crypto.RsaSigner;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.platform.PlatformKeys;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.platform.SignatureVerifier;
import io.github.wechatpay.complaint.testing.ConfiguredMerchant;
import io.github.wechatpay.complaint.testing.Contexts;
import io.github.wechatpay.complaint.testing.GoldenValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WechatPayAutoConfiguration}.
 */
class WechatPayAutoConfigurationTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final ApplicationContextRunner contextRunner = Contexts.runner(GoldenValues.clock());

	@Test
	void nothingIsCreatedWhenDisabled() {
		this.contextRunner.withPropertyValues("wechatpay.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(WechatPayConnectionDetails.class)
				.doesNotHaveBean(WechatPayProperties.class)
				.doesNotHaveBean(PlatformKeys.class)
				.doesNotHaveBean(WechatPayClient.class));
	}

	@Test
	void merchantIsReadFromProperties() {
		this.contextRunner.withPropertyValues(ConfiguredMerchant.withPublicKey().toArray()).run((context) -> {
			MerchantCredentials merchant = context.getBean(WechatPayConnectionDetails.class).getMerchant();
			assertThat(merchant.merchantId()).isEqualTo("1900000001");
			assertThat(merchant.serialNumber()).hasToString(GoldenValues.MERCHANT_SERIAL);
			assertGoldenKey(merchant);
		});
	}

	@Test
	void serialNumberIsThatOfTheCertificateWithItsLeadingZero() {
		this.contextRunner
			.withPropertyValues(ConfiguredMerchant.withPublicKey()
				.remove("wechatpay.merchant-serial-number")
				.set("wechatpay.merchant-certificate", GoldenValues.location("merchant.cert.pem"))
				.toArray())
			.run((context) -> assertThat(context.getBean(WechatPayConnectionDetails.class).getMerchant().serialNumber())
				.hasToString(GoldenValues.MERCHANT_SERIAL));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0A1B2C3D4E5F60718293A4B5C6D7E8F901234567", "A1B2C3D4E5F60718293A4B5C6D7E8F901234567",
			"0a1b2c3d4e5f60718293a4b5c6d7e8f901234567" })
	void serialNumberMayBeGivenBesidesItsCertificate(String serialNumber) {
		this.contextRunner
			.withPropertyValues(ConfiguredMerchant.withPublicKey()
				.set("wechatpay.merchant-serial-number", serialNumber)
				.set("wechatpay.merchant-certificate", GoldenValues.location("merchant.cert.pem"))
				.toArray())
			.run((context) -> assertThat(context.getBean(WechatPayConnectionDetails.class).getMerchant().serialNumber())
				.hasToString(serialNumber));
	}

	@Test
	void privateKeyMayHaveAPassword() {
		this.contextRunner
			.withPropertyValues(ConfiguredMerchant.withPublicKey()
				.set("wechatpay.private-key", GoldenValues.location("merchant.key.pbes2-aes256-sha256.pem"))
				.set("wechatpay.private-key-password", GoldenValues.PASSWORD)
				.toArray())
			.run((context) -> assertGoldenKey(context.getBean(WechatPayConnectionDetails.class).getMerchant()));
	}

	@Test
	void keysMayBeGivenAsText() {
		this.contextRunner
			.withPropertyValues(ConfiguredMerchant.withPublicKey()
				.set("wechatpay.private-key", GoldenValues.text("merchant.key.pem").replace("\n", "\\n"))
				.set("wechatpay.merchant-certificate", GoldenValues.text("merchant.cert.pem"))
				.set("wechatpay.platform.public-key", GoldenValues.text("platform.pub.pem"))
				.set("wechatpay.platform.certificates[0]", GoldenValues.text("platform.cert.pem"))
				.toArray())
			.run((context) -> {
				WechatPayConnectionDetails details = context.getBean(WechatPayConnectionDetails.class);
				assertGoldenKey(details.getMerchant());
				assertThat(details.getPlatformKeys()).hasSize(2);
			});
	}

	@Test
	void publicKeyIsTrusted() {
		this.contextRunner.withPropertyValues(ConfiguredMerchant.withPublicKey().toArray()).run((context) -> {
			assertThat(context.getBean(WechatPayConnectionDetails.class).getPlatformKeys())
				.extracting(PlatformKey::serialNumber)
				.containsExactly(SerialNumber.of(ConfiguredMerchant.PUBLIC_KEY_ID));
			assertVerifies(context.getBean(WechatPayClient.class).signatureVerifier(),
					ConfiguredMerchant.PUBLIC_KEY_ID);
		});
	}

	@Test
	void certificatesAreTrusted() {
		this.contextRunner
			.withPropertyValues(ConfiguredMerchant.withCertificate()
				.set("wechatpay.platform.certificates[1]", GoldenValues.location("platform.expired.cert.pem"))
				.toArray())
			.run((context) -> {
				assertThat(context.getBean(WechatPayConnectionDetails.class).getPlatformKeys()).hasSize(2);
				assertVerifies(context.getBean(WechatPayClient.class).signatureVerifier(),
						GoldenValues.PLATFORM_SERIAL);
			});
	}

	@Test
	void certificatesMayBeGivenAsList() {
		this.contextRunner
			.withPropertyValues(ConfiguredMerchant.withoutPlatformKeys()
				.set("wechatpay.platform.certificates",
						GoldenValues.location("platform.cert.pem") + ","
								+ GoldenValues.location("platform.expired.cert.pem"))
				.toArray())
			.run((context) -> assertThat(context.getBean(WechatPayConnectionDetails.class).getPlatformKeys())
				.hasSize(2));
	}

	@Test
	void publicKeyAndCertificatesAreTrustedSideBySide() {
		this.contextRunner
			.withPropertyValues(ConfiguredMerchant.withPublicKey()
				.set("wechatpay.platform.certificates[0]", GoldenValues.location("platform.cert.pem"))
				.toArray())
			.run((context) -> {
				assertVerifies(context.getBean(WechatPayClient.class).signatureVerifier(),
						ConfiguredMerchant.PUBLIC_KEY_ID);
				assertVerifies(context.getBean(WechatPayClient.class).signatureVerifier(),
						GoldenValues.PLATFORM_SERIAL);
			});
	}

	@ParameterizedTest
	@CsvSource({ "5m, 300, true", "5m, 301, false", "10s, 10, true", "10s, 11, false", "10s, -11, false" })
	void clockToleranceIsThatOfTheProperty(String tolerance, long age, boolean accepted) {
		Clock clock = Clock.fixed(GoldenValues.signedAt().plusSeconds(age), ZoneOffset.UTC);
		Contexts.runner(clock)
			.withPropertyValues(
					ConfiguredMerchant.withPublicKey().set("wechatpay.clock-tolerance", tolerance).toArray())
			.run((context) -> {
				Mono<Boolean> verification = context.getBean(WechatPayClient.class)
					.signatureVerifier()
					.verify(headers(ConfiguredMerchant.PUBLIC_KEY_ID), GoldenValues.bytes("response.body"))
					.thenReturn(true)
					.onErrorReturn(SignatureVerificationException.class, false);
				StepVerifier.create(verification).expectNext(accepted).expectComplete().verify(TIMEOUT);
			});
	}

	@Test
	void accessPointIsTheGlobalOneByDefault() {
		assertAccessPoint(ConfiguredMerchant.withPublicKey(),
				new AccessPoint(Region.GLOBAL, URI.create("https://apihk.mch.weixin.qq.com")));
	}

	@Test
	void accessPointIsThatOfTheRegion() {
		assertAccessPoint(ConfiguredMerchant.withPublicKey().set("wechatpay.region", "mainland"),
				new AccessPoint(Region.MAINLAND, URI.create("https://api.mch.weixin.qq.com")));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "http://localhost:9090", "https://api2.mch.weixin.qq.com", "https://proxy.example.com:8443/" })
	void baseUriTakesThePlaceOfTheRegions(String baseUri) {
		assertAccessPoint(ConfiguredMerchant.withPublicKey()
			.set("wechatpay.region", "mainland")
			.set("wechatpay.base-uri", baseUri), new AccessPoint(Region.MAINLAND, URI.create(baseUri)));
	}

	@Test
	void connectionDetailsTakeThePlaceOfProperties() {
		this.contextRunner.withUserConfiguration(ConnectionDetailsConfiguration.class).run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(WechatPayConnectionDetails.class)
				.doesNotHaveBean(PropertiesWechatPayConnectionDetails.class);
			assertVerifies(context.getBean(WechatPayClient.class).signatureVerifier(), "PUB_KEY_ID_DETAILS");
		});
	}

	@Test
	void connectionDetailsHaveDefaults() {
		WechatPayConnectionDetails details = () -> merchant();
		assertThat(details.getAccessPoint()).isEqualTo(AccessPoint.of(Region.GLOBAL));
		assertThat(details.getPlatformKeys()).isEmpty();
	}

	private void assertAccessPoint(ConfiguredMerchant merchant, AccessPoint expected) {
		this.contextRunner.withPropertyValues(merchant.toArray())
			.run((context) -> assertThat(context.getBean(WechatPayConnectionDetails.class).getAccessPoint())
				.isEqualTo(expected));
	}

	private static void assertGoldenKey(MerchantCredentials merchant) {
		assertThat(new RsaSigner(merchant.privateKey()).sign(GoldenValues.bytes("request.message")))
			.isEqualTo(GoldenValues.signature("request"));
	}

	private static void assertVerifies(SignatureVerifier verifier, String serialNumber) {
		StepVerifier.create(verifier.verify(headers(serialNumber), GoldenValues.bytes("response.body")))
			.expectNextCount(1)
			.expectComplete()
			.verify(TIMEOUT);
	}

	private static HttpHeaders headers(String serialNumber) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Wechatpay-Timestamp", GoldenValues.TIMESTAMP);
		headers.set("Wechatpay-Nonce", GoldenValues.RESPONSE_NONCE);
		headers.set("Wechatpay-Serial", serialNumber);
		headers.set("Wechatpay-Signature", GoldenValues.text("response.signature"));
		return headers;
	}

	private static MerchantCredentials merchant() {
		return MerchantCredentials.of("1900000002", "1A", GoldenValues.text("other.key.pem"));
	}

	@Configuration(proxyBeanMethods = false)
	static class ConnectionDetailsConfiguration {

		@Bean
		WechatPayConnectionDetails connectionDetails() {
			return new WechatPayConnectionDetails() {

				@Override
				public MerchantCredentials getMerchant() {
					return merchant();
				}

				@Override
				public List<PlatformKey> getPlatformKeys() {
					return List
						.of(PlatformKey.ofPublicKey("PUB_KEY_ID_DETAILS", GoldenValues.text("platform.pub.pem")));
				}

			};
		}

	}

}
