package io.github.wechatpay.complaint.platform;

import java.time.Instant;

import io.github.wechatpay.complaint.crypto.KeyMaterialException;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.testing.GoldenValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PlatformKey}.
 */
class PlatformKeyTests {

	private static final Instant END = Instant.parse("2049-01-01T00:00:00Z");

	@Test
	void certificateIsNamedByItsSerialNumber() {
		PlatformKey key = PlatformKey.ofCertificate(GoldenValues.text("platform.cert.pem"));
		assertThat(key.serialNumber()).isEqualTo(SerialNumber.of(GoldenValues.PLATFORM_SERIAL))
			.hasToString(GoldenValues.PLATFORM_SERIAL);
		assertThat(key.expiresAt()).isEqualTo(END);
	}

	@Test
	void certificateAndPublicKeyHoldTheSameKey() {
		PlatformKey certificate = PlatformKey.ofCertificate(GoldenValues.text("platform.cert.pem"));
		PlatformKey publicKey = PlatformKey.ofPublicKey("PUB_KEY_ID_1", GoldenValues.text("platform.pub.pem"));
		assertThat(publicKey.publicKey()).isEqualTo(certificate.publicKey());
		assertThat(publicKey.serialNumber()).isEqualTo(SerialNumber.of("PUB_KEY_ID_1"));
	}

	@Test
	void certificateExpiresAtTheEndOfItsValidity() {
		PlatformKey key = PlatformKey.ofCertificate(GoldenValues.text("platform.cert.pem"));
		assertThat(key.isExpired(END.minusNanos(1))).isFalse();
		assertThat(key.isExpired(END)).isTrue();
		assertThat(key.isExpired(Instant.MAX)).isTrue();
		assertThat(key.isExpired(Instant.EPOCH)).isFalse();
	}

	@Test
	void publicKeyDoesNotExpire() {
		PlatformKey key = PlatformKey.ofPublicKey("PUB_KEY_ID_1", GoldenValues.text("platform.pub.pem"));
		assertThat(key.expiresAt()).isNull();
		assertThat(key.isExpired(Instant.MAX)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0C4AEF34", "PUB_KEY_ID_", "pub_key_id_1", "XPUB_KEY_ID_1" })
	void otherIdsAreRefused(String id) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> PlatformKey.ofPublicKey(id, GoldenValues.text("platform.pub.pem")))
			.withMessage("'id' must start with PUB_KEY_ID_");
	}

	@Test
	void certificateAndPublicKeyAreNotMixedUp() {
		assertThatExceptionOfType(KeyMaterialException.class)
			.isThrownBy(() -> PlatformKey.ofCertificate(GoldenValues.text("platform.pub.pem")))
			.withMessage("holds a public key where a certificate belongs");
		assertThatExceptionOfType(KeyMaterialException.class)
			.isThrownBy(() -> PlatformKey.ofPublicKey("PUB_KEY_ID_1", GoldenValues.text("platform.cert.pem")))
			.withMessage("holds a certificate where a public key belongs");
	}

}
