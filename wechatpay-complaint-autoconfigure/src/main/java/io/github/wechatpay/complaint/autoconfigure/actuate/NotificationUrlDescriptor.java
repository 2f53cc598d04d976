package io.github.wechatpay.complaint.autoconfigure.actuate;

import io.github.wechatpay.complaint.notification.NotificationUrl;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Description of the registered notification URL.
 *
 * @param mchid the merchant, or {@code null} if no URL is registered
 * @param registered the registered URL, or {@code null} if there is none
 * @param wanted the URL of {@code wechatpay.complaint.notification-url}, or {@code null}
 * if it is not set
 * @param agree whether the registered URL is the wanted one, or {@code null} if none is
 * wanted
 */
record NotificationUrlDescriptor(@Nullable String mchid, @Nullable String registered, @Nullable String wanted,
		@Nullable Boolean agree) implements OperationResponseBody {

	static NotificationUrlDescriptor of(@Nullable NotificationUrl registered, @Nullable String wanted) {
		String url = (registered != null) ? registered.url() : null;
		return new NotificationUrlDescriptor((registered != null) ? registered.mchid() : null, url, wanted,
				(wanted != null) ? wanted.equals(url) : null);
	}

}
