package io.github.wechatpay.complaint.autoconfigure.actuate;

import java.util.List;
import java.util.NoSuchElementException;

import io.github.wechatpay.complaint.merchant.MerchantNames;
import io.github.wechatpay.complaint.merchant.MerchantRegistrations;
import io.github.wechatpay.complaint.merchant.WechatPayMerchant;
import io.github.wechatpay.complaint.merchant.WechatPayMerchants;
import io.github.wechatpay.complaint.notification.NotificationUrl;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.util.StringUtils;

/**
 * {@link Endpoint} to look at the registered notification URL, to register one, and to
 * remove it. Whoever may write can redirect the complaints, so it is read-only unless
 * {@code management.endpoint.complaintnotification.access} says otherwise.
 */
@Endpoint(id = "complaintnotification", defaultAccess = Access.READ_ONLY)
final class ComplaintNotificationEndpoint {

	private final WechatPayMerchants merchants;

	private final MerchantRegistrations registrations;

	ComplaintNotificationEndpoint(WechatPayMerchants merchants, MerchantRegistrations registrations) {
		this.merchants = merchants;
		this.registrations = registrations;
	}

	@ReadOperation
	Mono<NotificationUrlDescriptor> notificationUrl() {
		return unnamed().flatMap(this::query);
	}

	@ReadOperation
	Mono<NotificationUrlDescriptor> notificationUrlOf(@Selector String merchant) {
		return named(merchant).flatMap(this::query);
	}

	/**
	 * Register a URL.
	 * @param url the URL; the wanted one if it is not given
	 */
	@WriteOperation
	Mono<NotificationUrlDescriptor> register(@Nullable String url) {
		return unnamed().flatMap((merchant) -> register(merchant, url));
	}

	/**
	 * Register a URL for a merchant.
	 * @param merchant the name of the merchant
	 * @param url the URL; the wanted one if it is not given
	 */
	@WriteOperation
	Mono<NotificationUrlDescriptor> registerOf(@Selector String merchant, @Nullable String url) {
		return named(merchant).flatMap((found) -> register(found, url));
	}

	@DeleteOperation
	Mono<Void> remove() {
		return unnamed().flatMap((merchant) -> merchant.notificationService().delete());
	}

	@DeleteOperation
	Mono<Void> removeOf(@Selector String merchant) {
		return named(merchant).flatMap((found) -> found.notificationService().delete());
	}

	private Mono<NotificationUrlDescriptor> query(WechatPayMerchant merchant) {
		return merchant.notificationService()
			.query()
			.map((registered) -> describe(merchant, registered))
			.switchIfEmpty(Mono.fromSupplier(() -> describe(merchant, null)));
	}

	private Mono<NotificationUrlDescriptor> register(WechatPayMerchant merchant, @Nullable String url) {
		String chosen = StringUtils.hasText(url) ? url : this.registrations.wantedUrl(merchant.name());
		return (chosen != null)
				? merchant.notificationService().register(chosen).map((registered) -> describe(merchant, registered))
				: Mono.error(new IllegalArgumentException("There is no URL to register: give a 'url', or set "
						+ MerchantNames.prefix(merchant.name()) + "complaint.notification-url."));
	}

	private Mono<WechatPayMerchant> unnamed() {
		List<WechatPayMerchant> all = this.merchants.all();
		WechatPayMerchant first = all.get(0);
		return (all.size() == 1 || first.name().equals(MerchantNames.DEFAULT)) ? Mono.just(first)
				: Mono.error(new IllegalArgumentException("There are several merchants: name one of them, " + names()));
	}

	private Mono<WechatPayMerchant> named(String name) {
		return Mono
			.justOrEmpty(this.merchants.all().stream().filter((merchant) -> merchant.name().equals(name)).findFirst())
			.switchIfEmpty(Mono.error(() -> new NoSuchElementException("There is no such merchant, only " + names())));
	}

	private String names() {
		return String.join(", ", this.merchants.all().stream().map(WechatPayMerchant::name).toList());
	}

	private NotificationUrlDescriptor describe(WechatPayMerchant merchant, @Nullable NotificationUrl registered) {
		return NotificationUrlDescriptor.of(registered, this.registrations.wantedUrl(merchant.name()));
	}

}
