package io.github.wechatpay.complaint.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.wechatpay.complaint.crypto.SerialNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How keys that were downloaded are kept up to date in the background.
 */
class PlatformKeyRenewalTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private static final Duration INTERVAL = Duration.ofHours(6);

	private final VirtualTimeScheduler timers = VirtualTimeScheduler.getOrSet();

	private final Clock clock = new VirtualClock(this.timers);

	private final List<Instant> downloads = new ArrayList<>();

	private final ListedKeys platform = new ListedKeys();

	private final DownloadedPlatformKeys keys = new DownloadedPlatformKeys(this::download, INTERVAL, this.clock);

	private Mono<List<PlatformKey>> download() {
		this.downloads.add(this.clock.instant());
		return this.platform.download();
	}

	@AfterEach
	void goOn() {
		this.keys.close();
		VirtualTimeScheduler.reset();
	}

	@Test
	void nothingIsRenewedThatWasNeverNeeded() {
		pass(INTERVAL.multipliedBy(4));
		assertThat(this.platform.downloads()).isZero();
	}

	@Test
	void keysAreRenewedBeforeTheIntervalEndsAgainAndAgain() {
		need(ListedKeys.SERIAL);
		pass(INTERVAL.multipliedBy(10));
		assertThat(this.downloads).hasSizeGreaterThan(10);
		assertThat(pauses())
			.allSatisfy((pause) -> assertThat(pause).isBetween(INTERVAL.dividedBy(2), INTERVAL.minusSeconds(1)));
	}

	@Test
	void renewalBringsNewCertificatesAndKeepsTheOldOnesUntilTheyExpire() {
		Instant end = this.clock.instant().plus(Duration.ofHours(24));
		this.platform.list(ListedKeys.key(ListedKeys.SERIAL, end));
		need(ListedKeys.SERIAL);
		this.platform.list(ListedKeys.key(ListedKeys.NEW_SERIAL));
		pass(INTERVAL);
		assertThat(this.keys.getKeys()).hasSize(2);
		assertServed(ListedKeys.SERIAL);
		assertServed(ListedKeys.NEW_SERIAL);
		pass(Duration.ofHours(24));
		assertThat(this.keys.getKeys()).hasSize(1);
		assertServed(ListedKeys.NEW_SERIAL);
	}

	@Test
	void renewalShortensTheLifeOfACertificateThatIsBeingReplaced() {
		need(ListedKeys.SERIAL);
		this.platform.list(ListedKeys.key(ListedKeys.SERIAL, this.clock.instant().plus(INTERVAL.multipliedBy(2))),
				ListedKeys.key(ListedKeys.NEW_SERIAL));
		pass(INTERVAL.multipliedBy(2).minusSeconds(1));
		assertServed(ListedKeys.SERIAL);
		pass(Duration.ofSeconds(1));
		StepVerifier.create(find(ListedKeys.SERIAL)).expectComplete().verify(SOON);
	}

	@Test
	void failedRenewalKeepsWhatIsThere() {
		need(ListedKeys.SERIAL);
		this.platform.fail("down");
		pass(INTERVAL.multipliedBy(3));
		int downloads = this.platform.downloads();
		assertThat(downloads).isGreaterThan(1);
		assertServed(ListedKeys.SERIAL);
		assertThat(this.platform.downloads()).isEqualTo(downloads);
	}

	@Test
	void failedRenewalIsRepeatedAfterAPauseThatGrowsUpToAMinute() {
		need(ListedKeys.SERIAL);
		this.platform.fail("down");
		pass(INTERVAL.plusHours(1));
		assertThat(pauses().stream().skip(1).map(Duration::toSeconds)).startsWith(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
	}

	@Test
	void pauseStartsAnewAfterASuccess() {
		need(ListedKeys.SERIAL);
		this.platform.answer(() -> (this.downloads.size() == 5) ? Mono.just(List.of(ListedKeys.key(ListedKeys.SERIAL)))
				: Mono.error(new PlatformKeysUnavailableException("down", null)));
		pass(INTERVAL.multipliedBy(2));
		assertThat(pauses().stream().map(Duration::toSeconds).filter((pause) -> pause < 3600)).startsWith(1L, 2L, 4L,
				1L, 2L);
	}

	@Test
	void rotationDuringFailedRenewalsIsNoticedAsSoonAsThePlatformIsBack() {
		need(ListedKeys.SERIAL);
		this.platform.fail("down");
		pass(INTERVAL);
		this.platform.list(ListedKeys.key(ListedKeys.NEW_SERIAL));
		pass(Duration.ofMinutes(1));
		assertServed(ListedKeys.NEW_SERIAL);
	}

	@Test
	void madeUpSerialNumbersCauseOneDownloadAMinuteAlsoWhenItFails() {
		need(ListedKeys.SERIAL);
		this.platform.fail("down");
		for (int i = 0; i < 1000; i++) {
			StepVerifier.create(find(Integer.toHexString(0xABC000 + i)))
				.expectError(PlatformKeysUnavailableException.class)
				.verify(SOON);
			pass(Duration.ofMillis(59));
		}
		assertThat(this.platform.downloads()).isEqualTo(2);
	}

	@Test
	void renewalIsNotPutOffByUnknownSerialNumbers() {
		need(ListedKeys.SERIAL);
		this.platform.fail("down");
		pass(INTERVAL.dividedBy(2));
		StepVerifier.create(find("ABCDEF")).expectError(PlatformKeysUnavailableException.class).verify(SOON);
		this.platform.list(ListedKeys.key(ListedKeys.NEW_SERIAL));
		pass(INTERVAL.dividedBy(2));
		assertServed(ListedKeys.NEW_SERIAL);
		assertThat(this.platform.downloads()).isEqualTo(3);
	}

	@Test
	void closingStopsRenewal() {
		need(ListedKeys.SERIAL);
		this.keys.close();
		pass(INTERVAL.multipliedBy(4));
		assertThat(this.platform.downloads()).isOne();
	}

	@Test
	void closingStopsTheRepetitionOfAFailedRenewal() {
		need(ListedKeys.SERIAL);
		this.platform.fail("down");
		pass(INTERVAL);
		int downloads = this.platform.downloads();
		assertThat(downloads).isGreaterThan(1);
		this.keys.close();
		pass(INTERVAL);
		assertThat(this.platform.downloads()).isEqualTo(downloads);
	}

	@Test
	void closingCancelsARenewal() {
		need(ListedKeys.SERIAL);
		this.platform.hold();
		pass(INTERVAL);
		this.keys.close();
		assertThat(this.platform.cancellations()).isOne();
	}

	@Test
	void knownKeyIsServedWhileARenewalGoesOn() {
		need(ListedKeys.SERIAL);
		this.platform.hold();
		pass(INTERVAL);
		assertServed(ListedKeys.SERIAL);
	}

	@Test
	void unknownSerialNumberWaitsForTheRenewalThatGoesOn() {
		need(ListedKeys.SERIAL);
		Sinks.One<List<PlatformKey>> renewal = this.platform.hold();
		pass(INTERVAL);
		StepVerifier.create(find(ListedKeys.NEW_SERIAL))
			.then(() -> renewal.tryEmitValue(List.of(ListedKeys.key(ListedKeys.NEW_SERIAL))))
			.expectNextCount(1)
			.expectComplete()
			.verify(SOON);
		assertThat(this.platform.downloads()).isEqualTo(2);
	}

	private List<Duration> pauses() {
		return IntStream.range(1, this.downloads.size())
			.mapToObj((i) -> Duration.between(this.downloads.get(i - 1), this.downloads.get(i)))
			.toList();
	}

	private void pass(Duration time) {
		this.timers.advanceTimeBy(time);
	}

	private Mono<PlatformKey> find(String serialNumber) {
		return this.keys.find(SerialNumber.of(serialNumber));
	}

	private void need(String serialNumber) {
		StepVerifier.create(find(serialNumber)).expectNextCount(1).expectComplete().verify(SOON);
		assertThat(this.platform.downloads()).isOne();
	}

	private void assertServed(String serialNumber) {
		int downloads = this.platform.downloads();
		StepVerifier.create(find(serialNumber)).expectNextCount(1).expectComplete().verify(SOON);
		assertThat(this.platform.downloads()).isEqualTo(downloads);
	}

	/**
	 * Shows the time of the timers.
	 */
	private static final class VirtualClock extends Clock {

		private final VirtualTimeScheduler timers;

		VirtualClock(VirtualTimeScheduler timers) {
			this.timers = timers;
		}

		@Override
		public Instant instant() {
			return Instant.ofEpochMilli(this.timers.now(TimeUnit.MILLISECONDS));
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			throw new UnsupportedOperationException();
		}

	}

}
