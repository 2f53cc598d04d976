package io.github.wechatpay.complaint.emulator.notification;

import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Where notifications are really delivered: to the registered URL, or to its path below
 * another base URI.
 */
public final class DeliveryAddress {

	private final Supplier<@Nullable String> registered;

	private final AtomicReference<@Nullable URI> base;

	/**
	 * Create an address.
	 * @param registered supplies the registered URL, or {@code null} if there is none
	 * @param base what replaces scheme, host and port of the registered URL, if anything
	 */
	public DeliveryAddress(Supplier<@Nullable String> registered, @Nullable URI base) {
		this.registered = registered;
		this.base = new AtomicReference<>(validBase(base));
	}

	/**
	 * Check that a URI can replace the scheme, host and port of another.
	 * @param base the URI, or {@code null}
	 * @return the same URI
	 * @throws IllegalArgumentException if it cannot
	 */
	public static @Nullable URI validBase(@Nullable URI base) {
		Assert.isTrue(base == null || isBase(base), "The delivery base URI must be http or https, without a query");
		return base;
	}

	private static boolean isBase(URI uri) {
		return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
				&& uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null;
	}

	/**
	 * Deliver elsewhere from now on.
	 * @param base what replaces scheme, host and port of the registered URL, if anything
	 */
	public void redirect(@Nullable URI base) {
		this.base.set(validBase(base));
	}

	@Nullable URI current() {
		String url = this.registered.get();
		return (url != null) ? rebase(URI.create(url)) : null;
	}

	private URI rebase(URI url) {
		URI to = this.base.get();
		if (to == null) {
			return url;
		}
		String prefix = to.toString();
		return URI
			.create((prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix) + url.getRawPath());
	}

}
