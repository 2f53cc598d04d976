package io.github.wechatpay.complaint.callback;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.github.wechatpay.complaint.callback.NotificationStore.Claim;
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

	NotificationStore store();

	@Test
	default void claimIsGrantedOnceUntilItIsReleased() {
		String id = newId();
		expectClaim(id, Claim.GRANTED);
		expectClaim(id, Claim.IN_PROGRESS);
		expectClaim(id, Claim.IN_PROGRESS);
		expectCompletion(store().release(id));
		expectClaim(id, Claim.GRANTED);
	}

	@Test
	default void completedNotificationIsNotClaimedAgain() {
		String id = newId();
		expectClaim(id, Claim.GRANTED);
		expectCompletion(store().renew(id));
		expectCompletion(store().complete(id));
		expectClaim(id, Claim.COMPLETED);
		expectClaim(id, Claim.COMPLETED);
	}

	@Test
	default void releaseDoesNotUndoACompletion() {
		String id = newId();
		expectClaim(id, Claim.GRANTED);
		expectCompletion(store().complete(id));
		expectCompletion(store().release(id));
		expectCompletion(store().renew(id));
		expectClaim(id, Claim.COMPLETED);
	}

	@Test
	default void idsAreKeptApartWhateverTheyAreMadeOf() {
		String id = newId();
		List<String> ids = List.of(id, id + ":", id + "*", id + " {x}", id.toUpperCase(Locale.ROOT), id + "汉字\n");
		ids.forEach((each) -> expectClaim(each, Claim.GRANTED));
		expectCompletion(store().complete(id));
		expectClaim(id, Claim.COMPLETED);
		ids.stream().skip(1).forEach((each) -> expectClaim(each, Claim.IN_PROGRESS));
	}

	@Test
	default void oneOfManyClaimsAtOnceIsGranted() {
		String id = newId();
		List<Claim> claims = Flux.range(0, 50)
			.flatMap((i) -> store().claim(id).subscribeOn(Schedulers.parallel()), 50)
			.collectList()
			.block(PATIENCE);
		assertThat(claims).hasSize(50);
		assertThat(claims.stream().filter(Claim.GRANTED::equals)).hasSize(1);
		assertThat(claims.stream().filter(Claim.COMPLETED::equals)).isEmpty();
	}

	@Test
	default void nothingHappensBeforeSomebodySubscribes() {
		String id = newId();
		store().claim(id);
		expectClaim(id, Claim.GRANTED);
		store().release(id);
		store().complete(id);
		expectClaim(id, Claim.IN_PROGRESS);
	}

	default void expectClaim(String id, Claim expected) {
		expectClaim(store(), id, expected);
	}

	static void expectClaim(NotificationStore store, String id, Claim expected) {
		StepVerifier.create(store.claim(id)).expectNext(expected).expectComplete().verify(PATIENCE);
	}

	static void expectCompletion(Mono<Void> step) {
		StepVerifier.create(step).expectComplete().verify(PATIENCE);
	}

	static String newId() {
		return "EV-" + UUID.randomUUID();
	}

}
