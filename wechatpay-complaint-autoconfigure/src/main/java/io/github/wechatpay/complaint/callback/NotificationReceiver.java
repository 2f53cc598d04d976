package io.github.wechatpay.complaint.callback;

import java.time.Duration;
import java.util.List;

import io.github.wechatpay.complaint.crypto.DecryptionException;
import io.github.wechatpay.complaint.platform.PlatformKeysUnavailableException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;

/**
 * Receives what arrives at the notification URL, whatever it is, and decides on the
 * response. The endpoints of both web stacks are thin adapters over it.
 */
public final class NotificationReceiver {

	private static final Log logger = LogFactory.getLog(NotificationReceiver.class);

	private final NotificationParser parser;

	private final NotificationDispatcher dispatcher;

	private final Duration timeout;

	private final List<ReceptionListener> listeners;

	private final ReceptionObserver observer;

	private final ReceptionLog log = new ReceptionLog();

	/**
	 * Create a new receiver.
	 * @param parser the parser that verifies, decrypts and decodes
	 * @param dispatcher the dispatcher that has notifications handled
	 * @param timeout how long a response may take
	 * @param listeners the listeners for the outcome of each message
	 * @param observationRegistry the registry for the observation of each message
	 * @param convention the convention of that observation, or {@code null} for the
	 * default
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
	 * @return the response; never an error
	 */
	public Mono<Reception> receive(HttpHeaders headers, byte[] body) {
		return receive(headers, Mono.just(body));
	}

	/**
	 * Receive a message.
	 * @param headers its headers
	 * @param body the bytes of its body, exactly as they came; a
	 * {@link DataBufferLimitException} if they are more than accepted, any other error if
	 * they did not arrive
	 * @return the response; never an error
	 */
	public Mono<Reception> receive(HttpHeaders headers, Mono<byte[]> body) {
		return this.observer.observe((context) -> process(headers, body, context), NotificationReceiver::classify)
			.doOnNext((reception) -> publish(reception, null))
			.onErrorResume((failure) -> Mono.fromSupplier(() -> fail(failure)));
	}

	private Mono<Reception> process(HttpHeaders headers, Mono<byte[]> body,
			ComplaintReceptionObservationContext context) {
		Progress progress = new Progress();
		return body
			.onErrorMap((failure) -> !(failure instanceof DataBufferLimitException), IncompleteMessageException::new)
			.doOnNext((bytes) -> progress.reached(Progress.Step.KEYS))
			.flatMap((bytes) -> this.parser.parse(headers, bytes))
			.doOnNext(context::setNotification)
			.flatMap((notification) -> this.dispatcher.dispatch(notification, progress))
			.defaultIfEmpty(Reception.NOT_ABOUT_COMPLAINTS)
			.doOnNext((reception) -> this.log.received(reception, context.getNotification()))
			.timeout(Mono.delay(this.timeout), Mono.error(() -> new LateException(progress.step(), this.timeout)));
	}

	private Reception fail(Throwable failure) {
		Reception reception = classify(failure);
		this.log.failed(reception, failure);
		publish(reception, failure);
		return reception;
	}

	private static Reception classify(Throwable failure) {
		if (failure instanceof LateException late) {
			return late.getReception();
		}
		if (failure instanceof SignatureVerificationException) {
			return Reception.UNTRUSTED;
		}
		if (failure instanceof DataBufferLimitException) {
			return Reception.TOO_LARGE;
		}
		if (failure instanceof IncompleteMessageException) {
			return Reception.INCOMPLETE;
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
		if (failure.getCause() instanceof UnreadableComplaintException unreadable && unreadable.isTransient()) {
			return Reception.COMPLAINT_UNAVAILABLE;
		}
		return isCancelled(failure) ? Reception.STOPPING : Reception.HANDLER_FAILED;
	}

	private static boolean isCancelled(Throwable failure) {
		return failure instanceof HandlingException handling && handling.getOutcome() == HandlingOutcome.CANCELLED;
	}

	private void publish(Reception reception, @Nullable Throwable failure) {
		this.listeners.forEach((listener) -> publish(listener, reception, failure));
	}

	// whoever counts must not spoil the response
	private static void publish(ReceptionListener listener, Reception reception, @Nullable Throwable failure) {
		try {
			listener.received(reception, failure);
		}
		catch (RuntimeException ex) {
			logger.warn("A listener failed on " + reception, ex);
		}
	}

}
