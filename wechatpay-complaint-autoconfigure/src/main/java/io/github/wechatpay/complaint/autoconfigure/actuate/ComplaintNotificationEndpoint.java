package io.github.wechatpay.complaint.autoconfigure.actuate;

import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.NotificationUrl;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.util.StringUtils;

/**
 * {@link Endpoint} to look at the registered notification URL, to register one, and to
 * remove it. Whoever may write can redirect the complaints, so it is read-only unless
 * {@code management.endpoint.complaintnotification.access} says otherwise.
 */
@Endpoint(id = "complaintnotification", defaultAccess = Access.READ_ONLY)
final class ComplaintNotificationEndpoint {

	private final ComplaintNotificationService service;

	private final @Nullable String wantedUrl;

	ComplaintNotificationEndpoint(ComplaintNotificationService service, @Nullable String wantedUrl) {
		this.service = service;
		this.wantedUrl = wantedUrl;
	}

	@ReadOperation
	Mono<NotificationUrlDescriptor> notificationUrl() {
		return this.service.query().map(this::describe).switchIfEmpty(Mono.fromSupplier(() -> describe(null)));
	}

	/**
	 * Register a URL.
	 * @param url the URL; the wanted one if it is not given
	 */
	@WriteOperation
	Mono<NotificationUrlDescriptor> register(@Nullable String url) {
		String chosen = StringUtils.hasText(url) ? url : this.wantedUrl;
		return (chosen != null) ? this.service.register(chosen).map(this::describe)
				: Mono.error(new IllegalArgumentException(
						"There is no URL to register: give a 'url', or set wechatpay.complaint.notification-url."));
	}

	@DeleteOperation
	Mono<Void> remove() {
		return this.service.delete();
	}

	private NotificationUrlDescriptor describe(@Nullable NotificationUrl registered) {
		return NotificationUrlDescriptor.of(registered, this.wantedUrl);
	}

}
