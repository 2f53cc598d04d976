package io.github.wechatpay.complaint.emulator.notification;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;

import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.fault.FaultQueue;
import io.github.wechatpay.complaint.emulator.fault.FaultTarget;
import io.github.wechatpay.complaint.emulator.fault.FaultType;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Attempts to deliver a notification to where the URL points at that time, unless a fault
 * is in the way.
 */
final class DeliveryAttempt {

	private final DeliveryAddress address;

	private final String merchantId;

	private final FaultQueue faults;

	private final NotificationSealer sealer;

	private final NotificationClient client;

	private final Clock clock;

	private final Scheduler scheduler;

	DeliveryAttempt(String merchantId, DeliveryAddress address, FaultQueue faults, NotificationSealer sealer,
			NotificationClient client, Clock clock, Scheduler scheduler) {
		this.merchantId = merchantId;
		this.address = address;
		this.faults = faults;
		this.sealer = sealer;
		this.client = client;
		this.clock = clock;
		this.scheduler = scheduler;
	}

	/**
	 * Attempt a delivery.
	 * @return what came of it: two deliveries when duplicated, none when no URL is
	 * registered any more
	 */
	Flux<Delivery> deliver(Notification notification) {
		URI uri = this.address.current();
		if (uri == null) {
			return Flux.empty();
		}
		Fault fault = this.faults.take(FaultTarget.NOTIFICATION, uri.getRawPath(), this.merchantId);
		Mono<Delivery> once = Mono.defer(() -> post(uri, notification, fault));
		Flux<Delivery> deliveries = (fault.type() == FaultType.DUPLICATE) ? Flux.merge(once, once) : once.flux();
		return Mono.delay(fault.delay(), this.scheduler).thenMany(deliveries);
	}

	private Mono<Delivery> post(URI uri, Notification notification, Fault fault) {
		Instant time = this.clock.instant();
		return Mono.fromCallable(() -> this.sealer.seal(notification, fault))
			.subscribeOn(this.scheduler)
			.flatMap((sealed) -> this.client.post(uri, sealed))
			.map((reply) -> delivery(notification, time, uri, reply, null))
			.onErrorResume((ex) -> Mono.just(delivery(notification, time, uri, null, ex)));
	}

	private static Delivery delivery(Notification notification, Instant time, URI uri,
			NotificationClient.@Nullable Reply reply, @Nullable Throwable error) {
		return new Delivery(notification.id(), time, uri.toString(), (reply != null) ? reply.status() : null,
				(reply != null) ? reply.body() : null, (error != null) ? describe(error) : null);
	}

	private static String describe(Throwable error) {
		return error.getClass().getSimpleName() + ": " + error.getMessage();
	}

}
