package io.github.wechatpay.complaint.platform;

import java.security.PublicKey;
import java.time.Duration;
import java.util.List;

import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.testing.MutableClock;
import io.github.wechatpay.complaint.testing.TestKeys;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All keys at once: configured ones first, downloaded ones next.
 */
class PlatformKeyRingTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private static final String PUBLIC_KEY_ID = "PUB_KEY_ID_0000000000000024101100397200000006";

	private static final String CONFIGURED = "6E2F";

	private final MutableClock clock = new MutableClock();

	private final ListedKeys platform = new ListedKeys();

	private final DownloadedPlatformKeys downloaded = new DownloadedPlatformKeys(this.platform, Duration.ofHours(6),
			this.clock);

	@AutoClose
	private final PlatformKeyRing ring = new PlatformKeyRing(
			new ConfiguredPlatformKeys(List.of(key(PUBLIC_KEY_ID), key(CONFIGURED)), this.clock), this.downloaded);

	@Test
	void configuredKeyIsFoundWithoutADownload() {
		assertFound(this.ring, PUBLIC_KEY_ID, TestKeys.OTHER.getPublic());
		assertFound(this.ring, CONFIGURED, TestKeys.OTHER.getPublic());
		assertThat(this.platform.downloads()).isZero();
	}

	@Test
	void keyThatIsNotConfiguredIsDownloaded() {
		assertFound(this.ring, ListedKeys.SERIAL, TestKeys.PLATFORM.getPublic());
		assertThat(this.platform.downloads()).isOne();
	}

	@Test
	void configuredAndDownloadedKeysServeSideBySide() {
		assertFound(this.ring, ListedKeys.SERIAL, TestKeys.PLATFORM.getPublic());
		assertFound(this.ring, PUBLIC_KEY_ID, TestKeys.OTHER.getPublic());
		assertFound(this.ring, CONFIGURED, TestKeys.OTHER.getPublic());
	}

	@Test
	void configuredKeyGoesBeforeADownloadedOneOfTheSameName() {
		this.platform.list(ListedKeys.key(CONFIGURED), ListedKeys.key(ListedKeys.SERIAL));
		assertFound(this.ring, ListedKeys.SERIAL, TestKeys.PLATFORM.getPublic());
		assertFound(this.ring, CONFIGURED, TestKeys.OTHER.getPublic());
	}

	@Test
	void configuredCertificateThatHasExpiredIsReplacedByDownloading() {
		PlatformKey expiring = new PlatformKey(SerialNumber.of(CONFIGURED), TestKeys.OTHER.getPublic(),
				this.clock.instant().plusSeconds(1));
		try (PlatformKeyRing expired = new PlatformKeyRing(new ConfiguredPlatformKeys(List.of(expiring), this.clock),
				this.downloaded)) {
			this.clock.advance(Duration.ofSeconds(1));
			assertFound(expired, ListedKeys.SERIAL, TestKeys.PLATFORM.getPublic());
			assertNotFound(expired, CONFIGURED);
		}
	}

	@Test
	void publicKeyIdThatIsNotConfiguredIsNotFoundAndNotAskedFor() {
		assertNotFound(this.ring, "PUB_KEY_ID_1");
		assertThat(this.platform.downloads()).isZero();
	}

	@Test
	void withoutDownloadingOnlyConfiguredKeysAreFound() {
		try (PlatformKeyRing configured = new PlatformKeyRing(
				new ConfiguredPlatformKeys(List.of(key(CONFIGURED)), this.clock), null)) {
			assertFound(configured, CONFIGURED, TestKeys.OTHER.getPublic());
			assertNotFound(configured, ListedKeys.SERIAL);
		}
	}

	@Test
	void closingStopsDownloading() {
		this.ring.close();
		StepVerifier.create(this.ring.find(SerialNumber.of(ListedKeys.SERIAL)))
			.expectError(PlatformKeysUnavailableException.class)
			.verify(SOON);
		assertFound(this.ring, PUBLIC_KEY_ID, TestKeys.OTHER.getPublic());
		assertThat(this.platform.downloads()).isZero();
	}

	private static PlatformKey key(String serialNumber) {
		return new PlatformKey(SerialNumber.of(serialNumber), TestKeys.OTHER.getPublic(), null);
	}

	private static void assertFound(PlatformKeyRing ring, String serialNumber, PublicKey expected) {
		StepVerifier.create(ring.find(SerialNumber.of(serialNumber)))
			.assertNext((key) -> assertThat(key.publicKey()).isEqualTo(expected))
			.expectComplete()
			.verify(SOON);
	}

	private static void assertNotFound(PlatformKeyRing ring, String serialNumber) {
		StepVerifier.create(ring.find(SerialNumber.of(serialNumber))).expectComplete().verify(SOON);
	}

}
