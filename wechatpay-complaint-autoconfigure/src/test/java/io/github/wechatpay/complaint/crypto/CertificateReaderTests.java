package io.github.wechatpay.complaint.crypto;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Random;

import io.github.wechatpay.complaint.testing.GoldenValues;
import io.github.wechatpay.complaint.testing.Secrecy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PemReader#readCertificate}.
 */
class CertificateReaderTests {

	private static final String CERTIFICATE = GoldenValues.text("platform.cert.pem");

	private final PemReader reader = new PemReader();

	@Test
	void certificateHasTheSerialNumberThatOpensslPrints() {
		assertPlatformCertificate(this.reader.readCertificate(CERTIFICATE));
	}

	@Test
	void certificateVerifiesWhatItsPrivateKeySigned() {
		RsaVerifier verifier = new RsaVerifier(this.reader.readCertificate(CERTIFICATE).getPublicKey());
		assertThat(verifier.verify(GoldenValues.signature("response"), GoldenValues.bytes("response.message")))
			.isTrue();
	}

	@Test
	void expiredCertificateIsRead() {
		X509Certificate certificate = this.reader.readCertificate(GoldenValues.text("platform.expired.cert.pem"));
		assertThat(certificate.getNotAfter().toInstant()).isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
	}

	@Test
	void linesMayEndTheWindowsWayAndHaveTextAround() {
		assertPlatformCertificate(this.reader
			.readCertificate("subject=CN = Tenpay.com\r\n\r\n" + CERTIFICATE.replace("\n", "\r\n") + "\r\nand more"));
	}

	@Test
	void firstOfSeveralBlocksCounts() {
		assertPlatformCertificate(this.reader.readCertificate(
				CERTIFICATE + GoldenValues.text("merchant.cert.pem") + GoldenValues.text("merchant.key.pem")));
	}

	@ParameterizedTest
	@CsvSource({ "merchant.key.pem, holds a private key where a certificate belongs",
			"merchant.key.pkcs1.pem, holds a private key where a certificate belongs",
			"merchant.key.pbes2-aes256-sha256.pem, holds a private key where a certificate belongs",
			"merchant.key.pkcs1-aes256.pem, holds a private key where a certificate belongs",
			"ec.key.pem, holds a private key where a certificate belongs",
			"platform.pub.pem, holds a public key where a certificate belongs",
			"ec.cert.pem, holds a certificate whose key is not RSA" })
	void messageSaysWhatWasFoundInstead(String name, String message) {
		assertThatExceptionOfType(KeyMaterialException.class)
			.isThrownBy(() -> this.reader.readCertificate(GoldenValues.text(name)))
			.withMessage(message)
			.satisfies((ex) -> assertThat(ex.getAction()).contains("-----BEGIN CERTIFICATE-----"))
			.satisfies(Secrecy::assertNoneIn);
	}

	@Test
	void everyTruncationIsDamage() {
		for (int length = 0; length < CERTIFICATE.indexOf("-----END"); length += 3) {
			String truncated = CERTIFICATE.substring(0, length);
			assertThatExceptionOfType(KeyMaterialException.class)
				.isThrownBy(() -> this.reader.readCertificate(truncated))
				.withMessage("is not readable as PEM: the block is damaged or incomplete");
		}
	}

	@Test
	void damagedCertificatesFailInNoOtherWay() {
		Random random = new Random(20260101);
		for (int i = 0; i < 3000; i++) {
			StringBuilder damaged = new StringBuilder(CERTIFICATE);
			for (int flips = random.nextInt(3); flips >= 0; flips--) {
				damaged.setCharAt(random.nextInt(CERTIFICATE.length()), (char) random.nextInt(128));
			}
			try {
				this.reader.readCertificate(damaged.toString());
			}
			catch (KeyMaterialException ex) {
				assertThat(ex.getAction()).isNotBlank();
			}
		}
	}

	private static void assertPlatformCertificate(X509Certificate certificate) {
		assertThat(certificate.getSerialNumber()).isEqualTo(new BigInteger(GoldenValues.PLATFORM_SERIAL, 16));
	}

}
