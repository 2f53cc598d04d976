package io.github.wechatpay.complaint.reconciliation.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot.Content;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot.Status;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshotStore;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every store of snapshots.
 */
interface ComplaintSnapshotStoreContract {

	Duration PATIENCE = Duration.ofSeconds(10);

	String MCHID = "1900012181";

	Content CONTENT = new Content("PROCESSING", true, 2, false);

	ComplaintSnapshotStore store();

	@Test
	default void snapshotIsFoundAsItWasSaved() {
		ComplaintSnapshot handled = new ComplaintSnapshot(newId(), 1, Status.KNOWN, CONTENT);
		ComplaintSnapshot unheardOf = new ComplaintSnapshot(newId(), 1, Status.SUSPECTED, null);
		expectSaved(handled, true);
		expectSaved(unheardOf, true);
		assertThat(find(handled.complaintId(), unheardOf.complaintId(), newId())).containsExactlyInAnyOrder(handled,
				unheardOf);
	}

	@Test
	default void snapshotTakesThePlaceOfTheVersionBefore() {
		String id = newId();
		expectSaved(new ComplaintSnapshot(id, 1, Status.SUSPECTED, null), true);
		ComplaintSnapshot next = new ComplaintSnapshot(id, 2, Status.KNOWN, CONTENT);
		expectSaved(next, true);
		assertThat(find(id)).containsExactly(next);
	}

	@Test
	default void snapshotOfAnotherVersionStays() {
		String id = newId();
		ComplaintSnapshot first = new ComplaintSnapshot(id, 1, Status.KNOWN, CONTENT);
		expectSaved(new ComplaintSnapshot(id, 2, Status.FOUND, null), false);
		expectSaved(first, true);
		expectSaved(new ComplaintSnapshot(id, 1, Status.SUSPECTED, null), false);
		expectSaved(new ComplaintSnapshot(id, 3, Status.SUSPECTED, null), false);
		assertThat(find(id)).containsExactly(first);
	}

	@Test
	default void onlyOneOfManyThatSaveAtTheSameTimeSucceeds() {
		String id = newId();
		List<Boolean> outcomes = Flux.range(0, 8)
			.flatMap((i) -> store().save(MCHID, new ComplaintSnapshot(id, 1, Status.SUSPECTED, null)))
			.collectList()
			.block(PATIENCE);
		assertThat(outcomes).containsOnlyOnce(true).hasSize(8);
	}

	@Test
	default void merchantsAreKeptApart() {
		ComplaintSnapshot snapshot = new ComplaintSnapshot(newId(), 1, Status.KNOWN, CONTENT);
		expectSaved(snapshot, true);
		assertThat(store().find("1900012182", List.of(snapshot.complaintId())).collectList().block(PATIENCE)).isEmpty();
		assertThat(store().save("1900012182", snapshot).block(PATIENCE)).isTrue();
	}

	@Test
	default void lastLookIsRemembered() {
		String merchant = newId();
		Instant time = Instant.parse("2026-11-25T08:00:00Z");
		assertThat(store().findLastLook(merchant).block(PATIENCE)).isNull();
		store().saveLastLook(merchant, time).block(PATIENCE);
		store().saveLastLook(merchant, time.plusSeconds(1)).block(PATIENCE);
		assertThat(store().findLastLook(merchant).block(PATIENCE)).isEqualTo(time.plusSeconds(1));
	}

	default List<ComplaintSnapshot> find(String... ids) {
		return store().find(MCHID, List.of(ids)).collectList().block(PATIENCE);
	}

	default void expectSaved(ComplaintSnapshot snapshot, boolean saved) {
		assertThat(store().save(MCHID, snapshot).block(PATIENCE)).isEqualTo(saved);
	}

	static String newId() {
		return UUID.randomUUID().toString().substring(0, 30);
	}

}
