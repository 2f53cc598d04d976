package io.github.wechatpay.complaint.callback;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

import io.github.wechatpay.complaint.crypto.DecryptionException;
import io.github.wechatpay.complaint.platform.PlatformKeysUnavailableException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpHeaders;

/**
 * Takes in what arrives at the notification URL, whatever it is, and decides how it is
 * answered. Both endpoints are thin adapters over it.
 */
public final class NotificationReceiver {

	private static final Log logger = LogFactory.getLog(NotificationReceiver.class);

	private final NotificationParser parser;

	private final NotificationDispatcher dispatcher;

	private final Duration timeout;

	private final List<ReceptionListener> listeners;

	private final ReceptionObserver observer;

	/**
	 * Create a receiver.
	 * @param parser verifies, decrypts and decodes
	 * @param dispatcher has notifications handled
	 * @param timeout how long an answer may take
	 * @param listeners are told of each message
	 * @param observationRegistry is told of each message that is not too large
	 * @param convention names what is observed, or {@code null} for the names that
	 * {@link ComplaintReceptionObservation} documents
	 */
	public NotificationReceiver(NotificationParser parser, NotificationDispatcher dispatcher, Duration timeout,
			List<ReceptionListener> listeners, ObservationRegistry observationRegistry,
			@Nullable ComplaintReceptionObservationConvention convention) {
		this.parser = parser;
		this.dispatcher = dispatcher;
		this.timeout = timeout;
		this.listeners = List.copyOf(listeners);
		this.observer = new ReceptionObserver(observationRegistry, convention);
	}

	/**
	 * Receive a message.
	 * @param headers its headers
	 * @param body the bytes of its body, exactly as they came
	 * @return how to answer; never an error
	 */
	public Mono<Reception> receive(HttpHeaders headers, byte[] body) {
		return receive(headers, body, Schedulers.immediate());
	}

	/**
	 * Receive a message.
	 * @param scheduler calls the handlers, while the caller's thread verifies
	 */
	Mono<Reception> receive(HttpHeaders headers, byte[] body, Scheduler scheduler) {
		return this.observer.observe((context) -> this.parser.parse(headers, body)
			.doOnNext(context::setNotification)
			.flatMap((notification) -> this.dispatcher.dispatch(notification).subscribeOn(scheduler))
			.defaultIfEmpty(Reception.NOT_ABOUT_COMPLAINTS)
			// the variant with a duration describes itself for each message
			.timeout(Mono.delay(this.timeout), Mono.error(TimeoutException::new))
			.doOnNext((reception) -> tell(reception, null))
			.onErrorResume((failure) -> Mono.just(fail(failure))));
	}

	/**
	 * Refuse a message that is larger than accepted.
	 * @return how to answer
	 */
	Mono<Reception> refuseTooLarge() {
		return Mono.fromSupplier(() -> {
			logger.warn("A message at the notification URL was refused: it is larger than "
					+ "wechatpay.complaint.callback.max-body-size");
			tell(Reception.TOO_LARGE, null);
			return Reception.TOO_LARGE;
		});
	}

	private Reception fail(Throwable failure) {
		Reception reception = classify(failure);
		log(reception, failure);
		tell(reception, failure);
		return reception;
	}

	private static Reception classify(Throwable failure) {
		if (failure instanceof SignatureVerificationException) {
			return Reception.UNTRUSTED;
		}
		if (failure instanceof InvalidNotificationException || failure instanceof DecryptionException) {
			return Reception.UNREADABLE;
		}
		if (failure instanceof PlatformKeysUnavailableException) {
			return Reception.KEYS_UNAVAILABLE;
		}
		if (failure instanceof StoreUnavailableException) {
			return Reception.STORE_UNAVAILABLE;
		}
		return (failure instanceof TimeoutException) ? Reception.TIMED_OUT : Reception.HANDLER_FAILED;
	}

	// strangers can cause the first kind at will, so it must not cost a stack trace
	private void log(Reception reception, Throwable failure) {
		switch (reception) {
			case TIMED_OUT -> logger.warn("A notification was not handled within " + this.timeout.toMillis()
					+ " ms (wechatpay.complaint.callback.handler-timeout); the handler goes on, and the notification "
					+ "will be sent again");
			case HANDLER_FAILED, STORE_UNAVAILABLE -> logger.error(failure.getMessage(), failure);
			default -> logger.warn("A message at the notification URL was not accepted: " + failure.getMessage());
		}
	}

	private void tell(Reception reception, @Nullable Throwable failure) {
		this.listeners.forEach((listener) -> tell(listener, reception, failure));
	}

	// whoever counts must not spoil the answer
	private static void tell(ReceptionListener listener, Reception reception, @Nullable Throwable failure) {
		try {
			listener.received(reception, failure);
		}
		catch (RuntimeException ex) {
			logger.warn(listener + " failed on " + reception, ex);
		}
	}

}
