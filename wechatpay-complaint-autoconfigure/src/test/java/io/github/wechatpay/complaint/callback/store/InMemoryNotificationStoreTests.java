package io.github.wechatpay.complaint.callback.store;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.github.wechatpay.complaint.callback.NotificationStore;
import io.github.wechatpay.complaint.callback.NotificationStore.Claim;
import io.github.wechatpay.complaint.callback.NotificationStore.Claim.Status;
import io.github.wechatpay.complaint.testing.MutableClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InMemoryNotificationStoreTests implements NotificationStoreContract {

	private static final Duration TIME_TO_LIVE = Duration.ofDays(8);

	private final MutableClock clock = new MutableClock();

	private final InMemoryNotificationStore store = new InMemoryNotificationStore(TIME_TO_LIVE, 1000, this.clock);

	@Override
	public NotificationStore store() {
		return this.store;
	}

	@Test
	void completedNotificationIsForgottenAfterTheTimeToLive() {
		complete("EV-1");
		this.clock.advance(TIME_TO_LIVE.minusMillis(1));
		expectClaim("EV-1", Status.COMPLETED);
		this.clock.advance(Duration.ofMillis(1));
		expectClaim("EV-1", Status.GRANTED);
	}

	@Test
	void repetitionsDoNotProlongTheTimeToLive() {
		complete("EV-1");
		for (int day = 0; day < 8; day++) {
			expectClaim("EV-1", Status.COMPLETED);
			this.clock.advance(Duration.ofDays(1));
		}
		expectClaim("EV-1", Status.GRANTED);
	}

	@Test
	void claimDoesNotEndWhileTheHandlerIsAtIt() {
		Claim claim = expectClaim("EV-1", Status.GRANTED);
		this.clock.advance(TIME_TO_LIVE.multipliedBy(2));
		expectClaim("EV-1", Status.IN_PROGRESS);
		NotificationStoreContract.expectRenewal(claim, true);
		assertThat(this.store.renewalInterval()).isZero();
	}

	@Test
	void oldestGiveWayWhenThereAreTooMany() {
		List<String> ids = IntStream.range(0, 5000).mapToObj((i) -> "EV-" + i).toList();
		ids.forEach((id) -> {
			complete(id);
			this.clock.advance(Duration.ofSeconds(1));
		});
		assertThat(ids.stream().filter(this::isRemembered)).containsExactlyElementsOf(ids.subList(4000, 5000));
	}

	private void complete(String id) {
		NotificationStoreContract.expectCompletion(expectClaim(id, Status.GRANTED).complete());
	}

	private boolean isRemembered(String id) {
		Claim claim = this.store.claim(MCHID, id).block(PATIENCE);
		assertThat(claim).isNotNull();
		if (claim.status() == Status.GRANTED) {
			claim.release().block(PATIENCE);
		}
		return claim.status() == Status.COMPLETED;
	}

}
