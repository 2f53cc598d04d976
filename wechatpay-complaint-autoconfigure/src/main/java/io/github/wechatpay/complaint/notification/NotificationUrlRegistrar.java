package io.github.wechatpay.complaint.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

import io.github.wechatpay.complaint.notification.RegistrationState.Status;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.retry.Retry;

/**
 * Registers one notification URL in the background, and does not give up before it is the
 * registered one: nobody looks after it, and without it no complaint arrives.
 */
public final class NotificationUrlRegistrar implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(NotificationUrlRegistrar.class);

	// where Reactor looks for what is done with an error that nobody waits for
	private static final String ON_ERROR_DROPPED = "reactor.onErrorDropped.local";

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

	private final ComplaintNotificationService service;

	private final String url;

	private final Clock clock;

	private final Disposable.Swap registration = Disposables.swap();

	private volatile RegistrationState state;

	/**
	 * Create a registrar.
	 * @param service registers
	 * @param url the URL that should be registered
	 * @param clock tells since when it is
	 * @throws IllegalArgumentException if the URL cannot be registered
	 */
	public NotificationUrlRegistrar(ComplaintNotificationService service, String url, Clock clock) {
		this.service = service;
		this.url = new NotificationUrlRules().requireValid(url);
		this.clock = clock;
		this.state = state(Status.NOT_STARTED, null);
	}

	/**
	 * Return the URL that should be registered.
	 * @return the URL
	 */
	public String getUrl() {
		return this.url;
	}

	/**
	 * Return how far the registration has come.
	 * @return the state
	 */
	public RegistrationState getState() {
		return this.state;
	}

	/**
	 * Begin to register. Returns at once; the outcome is logged, and is part of the
	 * {@linkplain #getState() state}.
	 */
	public void start() {
		this.state = state(Status.PENDING, null);
		this.registration.update(Mono.defer(() -> this.service.register(this.url))
			.doOnError(this::failed)
			.retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE).maxBackoff(LONGEST_PAUSE))
			.contextWrite(Context.of(ON_ERROR_DROPPED, (Consumer<Throwable>) this::ended))
			.subscribe(this::succeeded, (failure) -> logger.debug("No further attempt", failure)));
	}

	/**
	 * Stop trying, until it is started again.
	 */
	public void stop() {
		this.registration.update(Disposables.disposed());
	}

	/**
	 * Stop trying for good.
	 */
	@Override
	public void close() {
		this.registration.dispose();
	}

	// the connection may be closed while an attempt that nobody waits for opens it
	private void ended(Throwable failure) {
		logger.debug("An attempt ended after the last one", failure);
	}

	private void succeeded(NotificationUrl registered) {
		this.state = state(Status.REGISTERED, null);
		logger.info("The complaint notification URL of merchant " + registered.mchid() + " is " + registered.url());
	}

	private void failed(Throwable failure) {
		String message = "The complaint notification URL " + this.url
				+ " could not be registered, which is tried again until it succeeds: " + failure.getMessage();
		RegistrationState before = this.state;
		if (before.status() == Status.RETRYING) {
			logger.debug(message);
			this.state = new RegistrationState(Status.RETRYING, before.since(), failure.getMessage());
		}
		else {
			logger.warn(message);
			this.state = state(Status.RETRYING, failure.getMessage());
		}
	}

	private RegistrationState state(Status status, @Nullable String failure) {
		return new RegistrationState(status, this.clock.instant(), failure);
	}

}
