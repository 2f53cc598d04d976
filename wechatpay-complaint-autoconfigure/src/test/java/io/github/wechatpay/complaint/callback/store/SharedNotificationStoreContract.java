package io.github.wechatpay.complaint.callback.store;

import java.time.Duration;

import io.github.wechatpay.complaint.callback.NotificationStore;
import io.github.wechatpay.complaint.callback.NotificationStore.Claim;
import io.github.wechatpay.complaint.callback.NotificationStore.Claim.Status;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every store that instances share.
 */
interface SharedNotificationStoreContract extends NotificationStoreContract {

	Duration TIME_TO_LIVE = Duration.ofDays(8);

	Duration LEASE = Duration.ofMinutes(1);

	Duration MOMENT = Duration.ofMillis(20);

	/**
	 * Return the store of another instance.
	 */
	NotificationStore newStore(Duration timeToLive, Duration lease);

	@Override
	default NotificationStore store() {
		return newStore(TIME_TO_LIVE, LEASE);
	}

	@Test
	default void claimsAreRenewedSeveralTimesBeforeTheyEnd() {
		assertThat(store().renewalInterval()).isEqualTo(Duration.ofSeconds(10));
	}

	@Test
	default void claimOfAnInstanceThatDiedEndsByItself() {
		String id = NotificationStoreContract.newId();
		NotificationStoreContract.expectClaim(newStore(TIME_TO_LIVE, MOMENT), MCHID, id, Status.GRANTED);
		awaitClaim(id);
	}

	@Test
	default void claimThatWasRenewedDoesNotEnd() {
		String id = NotificationStoreContract.newId();
		NotificationStore brief = newStore(TIME_TO_LIVE, Duration.ofSeconds(1));
		Claim claim = NotificationStoreContract.expectClaim(brief, MCHID, id, Status.GRANTED);
		for (int i = 0; i < 8; i++) {
			sleep(Duration.ofMillis(150));
			NotificationStoreContract.expectRenewal(claim, true);
		}
		expectClaim(id, Status.IN_PROGRESS);
	}

	@Test
	default void lostClaimIsNoticedAndLeavesTheNextOneAlone() {
		String id = NotificationStoreContract.newId();
		Claim lost = NotificationStoreContract.expectClaim(newStore(TIME_TO_LIVE, MOMENT), MCHID, id, Status.GRANTED);
		Claim next = awaitClaim(id);
		NotificationStoreContract.expectRenewal(lost, false);
		NotificationStoreContract.expectCompletion(lost.release());
		NotificationStoreContract.expectRenewal(next, true);
		expectClaim(id, Status.IN_PROGRESS);
	}

	@Test
	default void completionOfALostClaimCounts() {
		String id = NotificationStoreContract.newId();
		Claim lost = NotificationStoreContract.expectClaim(newStore(TIME_TO_LIVE, MOMENT), MCHID, id, Status.GRANTED);
		Claim next = awaitClaim(id);
		NotificationStoreContract.expectCompletion(lost.complete());
		NotificationStoreContract.expectRenewal(next, false);
		NotificationStoreContract.expectCompletion(next.release());
		expectClaim(id, Status.COMPLETED);
	}

	@Test
	default void completionIsForgottenAfterTheTimeToLive() {
		String id = NotificationStoreContract.newId();
		NotificationStore forgetful = newStore(MOMENT, LEASE);
		NotificationStoreContract
			.expectCompletion(NotificationStoreContract.expectClaim(forgetful, MCHID, id, Status.GRANTED).complete());
		awaitClaim(forgetful, id);
	}

	private Claim awaitClaim(String id) {
		return awaitClaim(store(), id);
	}

	private static Claim awaitClaim(NotificationStore store, String id) {
		Claim[] granted = new Claim[1];
		StepVerifier
			.create(store.claim(MCHID, id)
				.subscribeOn(Schedulers.boundedElastic())
				.filter((claim) -> claim.status() == Status.GRANTED)
				.repeatWhenEmpty((again) -> again.delayElements(Duration.ofMillis(10))))
			.consumeNextWith((claim) -> granted[0] = claim)
			.expectComplete()
			.verify(PATIENCE);
		return granted[0];
	}

	private static void sleep(Duration time) {
		try {
			Thread.sleep(time.toMillis());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
