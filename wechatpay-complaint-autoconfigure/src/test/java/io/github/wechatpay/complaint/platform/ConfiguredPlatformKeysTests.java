package io.github.wechatpay.complaint.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;

import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.testing.GoldenValues;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/**
 * Tests for {@link ConfiguredPlatformKeys}.
 */
class ConfiguredPlatformKeysTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final PlatformKey CERTIFICATE = PlatformKey.ofCertificate(GoldenValues.text("platform.cert.pem"));

	private static final PlatformKey EXPIRED = PlatformKey
		.ofCertificate(GoldenValues.text("platform.expired.cert.pem"));

	private static final PlatformKey PUBLIC_KEY = PlatformKey.ofPublicKey("PUB_KEY_ID_1",
			GoldenValues.text("platform.pub.pem"));

	private final ConfiguredPlatformKeys keys = new ConfiguredPlatformKeys(List.of(EXPIRED, CERTIFICATE, PUBLIC_KEY),
			GoldenValues.clock());

	@Test
	void certificatesAndPublicKeysServeSideBySide() {
		assertFound(this.keys, GoldenValues.PLATFORM_SERIAL, CERTIFICATE);
		assertFound(this.keys, GoldenValues.PLATFORM_SERIAL.substring(1), CERTIFICATE);
		assertFound(this.keys, "PUB_KEY_ID_1", PUBLIC_KEY);
	}

	@Test
	void othersAreNotFound() {
		assertNotFound(this.keys, GoldenValues.MERCHANT_SERIAL);
		assertNotFound(this.keys, "PUB_KEY_ID_2");
		assertNotFound(new ConfiguredPlatformKeys(Collections.emptyList(), GoldenValues.clock()), "PUB_KEY_ID_1");
	}

	@Test
	void expiredCertificateIsNotFound() {
		assertNotFound(this.keys, GoldenValues.EXPIRED_SERIAL);
	}

	@Test
	void certificateServesUntilItExpires() {
		Clock then = Clock.fixed(Instant.parse("2019-12-31T23:59:59Z"), ZoneOffset.UTC);
		assertFound(new ConfiguredPlatformKeys(List.of(EXPIRED), then), GoldenValues.EXPIRED_SERIAL, EXPIRED);
	}

	@Test
	void keyGivenTwiceIsOneKey() {
		assertFound(new ConfiguredPlatformKeys(List.of(CERTIFICATE, CERTIFICATE), GoldenValues.clock()),
				GoldenValues.PLATFORM_SERIAL, CERTIFICATE);
	}

	private static void assertFound(PlatformKeys keys, String serialNumber, PlatformKey expected) {
		StepVerifier.create(keys.find(SerialNumber.of(serialNumber)))
			.expectNext(expected)
			.expectComplete()
			.verify(TIMEOUT);
	}

	private static void assertNotFound(PlatformKeys keys, String serialNumber) {
		StepVerifier.create(keys.find(SerialNumber.of(serialNumber))).expectComplete().verify(TIMEOUT);
	}

}
