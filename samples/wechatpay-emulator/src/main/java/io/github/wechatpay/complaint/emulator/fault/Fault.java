package io.github.wechatpay.complaint.emulator.fault;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Something that goes wrong with the next responses of the API, or with the next attempts
 * to deliver a notification.
 *
 * @param type what goes wrong
 * @param target where
 * @param times how often
 * @param delay how late the response or notification is, on top of whatever else is wrong
 * @param status the status of {@link FaultType#STATUS} and {@link FaultType#HTML}
 * @param retryAfter the {@code Retry-After} header of an error status, if any
 * @param size the size in bytes of an {@link FaultType#OVERSIZED_BODY}
 * @param charset the charset of {@link FaultType#CHARSET}
 * @param path strike only requests whose path contains this, if given
 * @param merchantId strike only this merchant, if given
 */
public record Fault(FaultType type, FaultTarget target, int times, Duration delay, int status,
		@Nullable String retryAfter, int size, Charset charset, @Nullable String path, @Nullable String merchantId) {

	private static final int LARGEST_BODY = 64 * 1024 * 1024;

	private static final int DEFAULT_SIZE = 2 * 1024 * 1024;

	/**
	 * Create a fault.
	 * @param type what goes wrong
	 * @param target where
	 * @param times how often
	 * @param delay how late the response or notification is
	 * @param status the status of an error or a page
	 * @param retryAfter the {@code Retry-After} header, if any
	 * @param size the size of an oversized body
	 * @param charset the charset of the body
	 * @param path a part of the paths to strike, if not all
	 * @param merchantId the merchant to strike, if not all
	 * @throws IllegalArgumentException if it could not happen
	 */
	public Fault {
		Assert.isTrue(type.strikes(target),
				() -> "A fault of type " + type.wireName() + " does not strike a target " + target.wireName());
		Assert.isTrue(times > 0, "times must be positive");
		Assert.isTrue(!delay.isNegative(), "delay must not be negative");
		Assert.isTrue(status >= 200 && status <= 599, "status must be between 200 and 599");
		Assert.isTrue(size > 0 && size <= LARGEST_BODY, () -> "size must be between 1 and " + LARGEST_BODY);
	}

	/**
	 * Create a fault that strikes once: a response, unless only a notification can suffer
	 * it.
	 * @param type what goes wrong
	 * @return the fault
	 */
	public static Fault of(FaultType type) {
		int status = (type == FaultType.HTML) ? 502 : 500;
		return new Fault(type, type.defaultTarget(), 1, Duration.ZERO, status, null, DEFAULT_SIZE,
				StandardCharsets.UTF_16, null, null);
	}

	/**
	 * Create a fault that only delays.
	 * @param delay how long
	 * @return the fault
	 */
	public static Fault delay(Duration delay) {
		return of(FaultType.DELAY).after(delay);
	}

	/**
	 * Create a fault that responds with an error.
	 * @param status the status of the response
	 * @return the fault
	 */
	public static Fault status(int status) {
		return of(FaultType.STATUS).withStatus(status);
	}

	/**
	 * Strike more than once.
	 * @param times how often
	 * @return a new fault
	 */
	public Fault times(int times) {
		return new Fault(this.type, this.target, times, this.delay, this.status, this.retryAfter, this.size,
				this.charset, this.path, this.merchantId);
	}

	/**
	 * Strike attempts to deliver a notification.
	 * @return a new fault
	 */
	public Fault onNotifications() {
		return on(FaultTarget.NOTIFICATION);
	}

	Fault on(FaultTarget target) {
		return new Fault(this.type, target, this.times, this.delay, this.status, this.retryAfter, this.size,
				this.charset, this.path, this.merchantId);
	}

	/**
	 * Delay the response or notification as well.
	 * @param delay how long
	 * @return a new fault
	 */
	public Fault after(Duration delay) {
		return new Fault(this.type, this.target, this.times, delay, this.status, this.retryAfter, this.size,
				this.charset, this.path, this.merchantId);
	}

	/**
	 * Answer this status with an error or an HTML page.
	 * @param status the status
	 * @return a new fault
	 */
	public Fault withStatus(int status) {
		return new Fault(this.type, this.target, this.times, this.delay, status, this.retryAfter, this.size,
				this.charset, this.path, this.merchantId);
	}

	/**
	 * Send a {@code Retry-After} header with the error.
	 * @param retryAfter the value of the header
	 * @return a new fault
	 */
	public Fault retryAfter(String retryAfter) {
		return new Fault(this.type, this.target, this.times, this.delay, this.status, retryAfter, this.size,
				this.charset, this.path, this.merchantId);
	}

	/**
	 * Fill the body up to this size.
	 * @param size the size in bytes
	 * @return a new fault
	 */
	public Fault size(int size) {
		return new Fault(this.type, this.target, this.times, this.delay, this.status, this.retryAfter, size,
				this.charset, this.path, this.merchantId);
	}

	/**
	 * Send the body in this charset.
	 * @param charset the charset
	 * @return a new fault
	 */
	public Fault charset(Charset charset) {
		return new Fault(this.type, this.target, this.times, this.delay, this.status, this.retryAfter, this.size,
				charset, this.path, this.merchantId);
	}

	/**
	 * Strike only where the path contains a text.
	 * @param path a part of the path, for example {@code /certificates}
	 * @return a new fault
	 */
	public Fault onPath(String path) {
		return new Fault(this.type, this.target, this.times, this.delay, this.status, this.retryAfter, this.size,
				this.charset, path, this.merchantId);
	}

	/**
	 * Strike only one merchant.
	 * @param merchantId its id
	 * @return a new fault
	 */
	public Fault onMerchant(String merchantId) {
		return new Fault(this.type, this.target, this.times, this.delay, this.status, this.retryAfter, this.size,
				this.charset, this.path, merchantId);
	}

	boolean strikes(FaultTarget target, String path, @Nullable String merchantId) {
		return this.target == target && this.type.strikes(path) && (this.path == null || path.contains(this.path))
				&& (this.merchantId == null || this.merchantId.equals(merchantId));
	}

}
