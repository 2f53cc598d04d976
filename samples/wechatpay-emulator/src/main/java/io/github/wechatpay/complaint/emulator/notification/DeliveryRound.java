package io.github.wechatpay.complaint.emulator.notification;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/**
 * What happens between two resets: the deliveries under way, and those on record. What
 * comes in late for a round that is over is on no record.
 */
final class DeliveryRound {

	private final Disposable.Composite running = Disposables.composite();

	private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

	void run(Flux<Delivery> attempts) {
		Disposable.Swap slot = Disposables.swap();
		this.running.add(slot);
		slot.update(attempts.doFinally((signal) -> this.running.remove(slot)).subscribe());
	}

	void record(Delivery delivery) {
		this.deliveries.add(delivery);
	}

	List<Delivery> deliveries() {
		return List.copyOf(this.deliveries);
	}

	void end() {
		this.running.dispose();
	}

}
