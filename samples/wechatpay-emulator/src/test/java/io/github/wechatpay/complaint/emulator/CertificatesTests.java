package io.github.wechatpay.complaint.emulator;

import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The list of platform certificates, and their rotation.
 */
class CertificatesTests extends EmulatorTest {

	private static final String PATH = "/v3/global/certificates";

	private final ShiftedClock clock = new ShiftedClock();

	@Test
	void mainlandListDecryptsToTheCertificateOfItsMerchant() {
		HttpResponse<byte[]> response = mainlandCall("GET", "/v3/certificates?algorithm_type=RSA").send();
		assertThat(decrypt(json(response).at("/data/0"), mainland().merchant()))
			.isEqualTo(mainland().merchant().platformCertificate());
		assertThat(verifies(response, platformKey(mainland().merchant()))).isTrue();
		assertThat(verifies(response, platformKey())).isFalse();
	}

	@Test
	void listDecryptsToTheCertificateThatSignedIt() throws Exception {
		HttpResponse<byte[]> response = call("GET", PATH).send();
		assertThat(response.statusCode()).isEqualTo(200);
		JsonNode entry = json(response).at("/data/0");
		String pem = decrypt(entry);
		X509Certificate certificate = Verification.certificate(pem);
		assertThat(pem).isEqualTo(this.emulator.merchant().platformCertificate()).doesNotEndWith("\n");
		assertThat(entry.path("serial_no").asString()).isEqualTo(header(response, "Wechatpay-Serial"));
		assertThat(new BigInteger(entry.path("serial_no").asString(), 16)).isEqualTo(certificate.getSerialNumber());
		assertThat(verifies(response, certificate.getPublicKey())).isTrue();
		certificate.checkValidity();
	}

	@Override
	WechatPayEmulatorBuilder configure(WechatPayEmulatorBuilder builder) {
		return super.configure(builder).merchant(MAINLAND_MERCHANT, MerchantRegion.MAINLAND).clock(this.clock);
	}

	@BeforeEach
	void setClock() {
		this.clock.offset = Duration.ZERO;
	}

	@Test
	void announcedCertificateIsListedADayBeforeItIsUsed() {
		String old = this.emulator.merchant().platformSerialNumber();
		String announced = this.emulator.announceCertificate();
		HttpResponse<byte[]> response = call("GET", PATH).send();
		assertThat(serialNumbers(response)).containsExactly(announced, old);
		assertThat(header(response, "Wechatpay-Serial")).isEqualTo(old);
		this.clock.offset = Duration.ofHours(24);
		response = call("GET", PATH).at(this.clock.instant()).send();
		assertThat(serialNumbers(response)).containsExactly(announced, old);
		assertThat(header(response, "Wechatpay-Serial")).isEqualTo(announced);
		this.clock.offset = Duration.ofHours(49);
		assertThat(serialNumbers(call("GET", PATH).at(this.clock.instant()).send())).containsExactly(announced);
	}

	@Test
	void announcedCertificateIsUsedByTheNextRotation() {
		String announced = this.emulator.announceCertificate();
		assertThat(this.emulator.rotateCertificate()).isEqualTo(announced);
		assertThat(this.emulator.merchant().platformSerialNumber()).isEqualTo(announced);
		assertThat(this.emulator.rotateCertificate()).isNotEqualTo(announced);
	}

	@Test
	void entryHasTheDocumentedShape() {
		JsonNode entry = json(call("GET", PATH).send()).at("/data/0");
		assertThat(entry.path("serial_no").asString()).matches("[0-9A-F]{40}");
		assertThat(entry.at("/encrypt_certificate/algorithm").asString()).isEqualTo("AEAD_AES_256_GCM");
		assertThat(entry.at("/encrypt_certificate/associated_data").asString()).isEqualTo("certificate");
		assertThat(entry.at("/encrypt_certificate/nonce").asString()).hasSize(12);
		X509Certificate certificate = Verification.certificate(decrypt(entry));
		assertThat(time(entry, "effective_time")).isEqualTo(certificate.getNotBefore().toInstant());
		assertThat(time(entry, "expire_time")).isEqualTo(certificate.getNotAfter().toInstant());
	}

	@Test
	void afterRotationBothAreListedAndTheNewOneSigns() {
		String old = this.emulator.merchant().platformSerialNumber();
		String current = this.emulator.rotateCertificate();
		HttpResponse<byte[]> response = call("GET", PATH).send();
		assertThat(current).isNotEqualTo(old).isEqualTo(this.emulator.merchant().platformSerialNumber());
		assertThat(serialNumbers(response)).containsExactly(current, old);
		assertThat(header(response, "Wechatpay-Serial")).isEqualTo(current);
		assertThat(verifies(response, platformKey())).isTrue();
	}

	@Test
	void oldCertificateExpiresADayAfterRotation() {
		this.emulator.rotateCertificate();
		JsonNode old = json(call("GET", PATH).send()).at("/data/1");
		assertThat(time(old, "expire_time")).isBetween(Instant.now().plus(Duration.ofHours(23)),
				Instant.now().plus(Duration.ofHours(24)));
	}

	@Test
	void resetGoesBackToTheFirstCertificate() {
		String first = this.emulator.merchant().platformSerialNumber();
		this.emulator.rotateCertificate();
		this.emulator.reset();
		assertThat(this.emulator.merchant().platformSerialNumber()).isEqualTo(first);
		assertThat(serialNumbers(call("GET", PATH).send())).containsExactly(first);
	}

	@Test
	void merchantWithoutCertificatesUsesThePublicKey() {
		try (WechatPayEmulator other = WechatPayEmulator.builder().platformCertificates(false).start()) {
			HttpResponse<byte[]> response = new SignedCall(other.merchant(), other.baseUri(), "GET", PATH).send();
			assertThat(response.statusCode()).isEqualTo(404);
			assertThat(json(response).path("code").asString()).isEqualTo("RESOURCE_NOT_EXISTS");
			assertThat(json(response).path("message").asString()).startsWith("无可用的平台证书");
			assertThat(header(response, "Wechatpay-Serial")).isEqualTo(other.merchant().publicKeyId());
			assertThat(verifies(response, Verification.publicKey(other.merchant().publicKey()))).isTrue();
		}
	}

	private String decrypt(JsonNode entry) {
		return decrypt(entry, this.emulator.merchant());
	}

	private static String decrypt(JsonNode entry, EmulatedMerchant merchant) {
		JsonNode encrypted = entry.path("encrypt_certificate");
		return Verification.decrypt(merchant.apiV3Key(), encrypted.path("nonce").asString(),
				encrypted.path("associated_data").asString(), encrypted.path("ciphertext").asString());
	}

	private static Instant time(JsonNode entry, String name) {
		OffsetDateTime time = OffsetDateTime.parse(entry.path(name).asString());
		assertThat(time.getOffset()).isEqualTo(ZoneOffset.ofHours(8));
		return time.toInstant();
	}

	private static List<String> serialNumbers(HttpResponse<byte[]> response) {
		return json(response).path("data").valueStream().map((entry) -> entry.path("serial_no").asString()).toList();
	}

	/**
	 * The real time, shifted.
	 */
	private static final class ShiftedClock extends Clock {

		private volatile Duration offset = Duration.ZERO;

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return Instant.now().plus(this.offset);
		}

	}

}
