package io.github.wechatpay.complaint.callback.store;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.github.wechatpay.complaint.callback.NotificationStore;
import io.github.wechatpay.complaint.callback.NotificationStore.Claim;
import io.github.wechatpay.complaint.callback.NotificationStore.Claim.Status;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every store that remembers.
 */
interface NotificationStoreContract {

	Duration PATIENCE = Duration.ofSeconds(10);

	String MCHID = "1900012181";

	NotificationStore store();

	@Test
	default void claimIsGrantedOnceUntilItIsReleased() {
		String id = newId();
		Claim claim = expectClaim(id, Status.GRANTED);
		expectClaim(id, Status.IN_PROGRESS);
		expectClaim(id, Status.IN_PROGRESS);
		expectCompletion(claim.release());
		expectClaim(id, Status.GRANTED);
	}

	@Test
	default void completedNotificationIsNotClaimedAgain() {
		String id = newId();
		Claim claim = expectClaim(id, Status.GRANTED);
		expectRenewal(claim, true);
		expectCompletion(claim.complete());
		expectClaim(id, Status.COMPLETED);
		expectClaim(id, Status.COMPLETED);
	}

	@Test
	default void nothingUndoesACompletion() {
		String id = newId();
		Claim claim = expectClaim(id, Status.GRANTED);
		expectCompletion(claim.complete());
		expectCompletion(claim.release());
		expectRenewal(claim, false);
		expectCompletion(claim.complete());
		expectClaim(id, Status.COMPLETED);
	}

	@Test
	default void claimThatIsOverHasNoPartInTheNextOne() {
		String id = newId();
		Claim first = expectClaim(id, Status.GRANTED);
		expectCompletion(first.release());
		Claim second = expectClaim(id, Status.GRANTED);
		expectRenewal(first, false);
		expectCompletion(first.release());
		expectClaim(id, Status.IN_PROGRESS);
		expectRenewal(second, true);
	}

	@Test
	default void completionCountsEvenIfSomebodyElseIsAtIt() {
		String id = newId();
		Claim first = expectClaim(id, Status.GRANTED);
		expectCompletion(first.release());
		Claim second = expectClaim(id, Status.GRANTED);
		expectCompletion(first.complete());
		expectClaim(id, Status.COMPLETED);
		expectCompletion(second.release());
		expectClaim(id, Status.COMPLETED);
	}

	@Test
	default void idsAreKeptApartWhateverTheyAreMadeOf() {
		String id = newId();
		List<String> ids = List.of(id, id + ":", id + "*", id + " {x}", id.toUpperCase(Locale.ROOT), id + "汉字\n");
		List<Claim> claims = ids.stream().map((each) -> expectClaim(each, Status.GRANTED)).toList();
		expectCompletion(claims.get(0).complete());
		expectClaim(id, Status.COMPLETED);
		ids.stream().skip(1).forEach((each) -> expectClaim(each, Status.IN_PROGRESS));
	}

	@Test
	default void merchantsAreKeptApart() {
		String id = newId();
		Claim claim = expectClaim(id, Status.GRANTED);
		Claim other = expectClaim(store(), "1900012182", id, Status.GRANTED);
		expectCompletion(claim.complete());
		expectRenewal(other, true);
		expectCompletion(other.release());
		expectClaim(id, Status.COMPLETED);
		expectClaim(store(), "1900012182", id, Status.GRANTED);
	}

	@Test
	default void oneOfManyClaimsAtOnceIsGranted() {
		String id = newId();
		List<Status> statuses = Flux.range(0, 50)
			.flatMap((i) -> store().claim(MCHID, id).subscribeOn(Schedulers.boundedElastic()), 50)
			.map(Claim::status)
			.collectList()
			.block(PATIENCE);
		assertThat(statuses).hasSize(50);
		assertThat(statuses.stream().filter(Status.GRANTED::equals)).hasSize(1);
		assertThat(statuses.stream().filter(Status.COMPLETED::equals)).isEmpty();
	}

	@Test
	default void nothingHappensBeforeSomebodySubscribes() {
		String id = newId();
		store().claim(MCHID, id);
		Claim claim = expectClaim(id, Status.GRANTED);
		claim.release();
		claim.complete();
		expectClaim(id, Status.IN_PROGRESS);
	}

	default Claim expectClaim(String id, Status expected) {
		return expectClaim(store(), MCHID, id, expected);
	}

	static Claim expectClaim(NotificationStore store, String mchid, String id, Status expected) {
		Claim claim = store.claim(mchid, id).block(PATIENCE);
		assertThat(claim).isNotNull();
		assertThat(claim.status()).isEqualTo(expected);
		return claim;
	}

	static void expectRenewal(Claim claim, boolean held) {
		StepVerifier.create(claim.renew()).expectNext(held).expectComplete().verify(PATIENCE);
	}

	static void expectCompletion(Mono<Void> step) {
		StepVerifier.create(step).expectComplete().verify(PATIENCE);
	}

	static String newId() {
		return "EV-" + UUID.randomUUID();
	}

}
