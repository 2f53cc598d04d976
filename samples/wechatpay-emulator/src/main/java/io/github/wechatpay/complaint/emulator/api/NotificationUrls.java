package io.github.wechatpay.complaint.emulator.api;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * The notification URL of the merchant: there is one, or there is none.
 */
public final class NotificationUrls {

	private final AtomicReference<@Nullable String> registered = new AtomicReference<>();

	/**
	 * Start without a URL.
	 */
	public NotificationUrls() {
	}

	/**
	 * Return the registered URL.
	 * @return the URL, or {@code null}
	 */
	public @Nullable String registered() {
		return this.registered.get();
	}

	boolean create(String url) {
		return this.registered.compareAndSet(null, url);
	}

	void overwrite(String url) {
		this.registered.set(url);
	}

	boolean update(String url) {
		return this.registered.getAndUpdate((present) -> (present != null) ? url : null) != null;
	}

	boolean delete() {
		return this.registered.getAndSet(null) != null;
	}

	/**
	 * Forget the URL.
	 */
	public void reset() {
		this.registered.set(null);
	}

}
