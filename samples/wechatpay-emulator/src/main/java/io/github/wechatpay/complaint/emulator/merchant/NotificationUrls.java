package io.github.wechatpay.complaint.emulator.merchant;

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

	/**
	 * Register a URL if there is none.
	 * @param url the URL
	 * @return whether there was none
	 */
	public boolean create(String url) {
		return this.registered.compareAndSet(null, url);
	}

	/**
	 * Register a URL, whether there is one or not.
	 * @param url the URL
	 */
	public void overwrite(String url) {
		this.registered.set(url);
	}

	/**
	 * Replace the URL if there is one.
	 * @param url the new URL
	 * @return whether there was one
	 */
	public boolean update(String url) {
		return this.registered.getAndUpdate((present) -> (present != null) ? url : null) != null;
	}

	/**
	 * Remove the URL.
	 * @return whether there was one
	 */
	public boolean delete() {
		return this.registered.getAndSet(null) != null;
	}

	/**
	 * Forget the URL.
	 */
	public void reset() {
		this.registered.set(null);
	}

}
