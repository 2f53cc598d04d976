package io.github.wechatpay.complaint.autoconfigure;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.github.wechatpay.complaint.merchant.MerchantNames;
import io.github.wechatpay.complaint.merchant.MerchantRegistrations;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.NotificationUrlRegistrar;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Creates the registrars of the notification URLs in the properties.
 */
final class NotificationUrlRegistrarFactory {

	private final WechatPayPropertiesMapper mapper;

	private final Clock clock;

	NotificationUrlRegistrarFactory(WechatPayPropertiesMapper mapper, Clock clock) {
		this.mapper = mapper;
		this.clock = clock;
	}

	NotificationUrlRegistrar create(ComplaintNotificationService service) {
		return create(this.mapper, service);
	}

	MerchantRegistrations createAll(MerchantNames names, ConfiguredMerchantServices services,
			@Nullable NotificationUrlRegistrar topLevel) {
		Map<String, NotificationUrlRegistrar> registrars = new LinkedHashMap<>();
		Set<String> onStartup = new LinkedHashSet<>();
		for (String name : names.all()) {
			boolean isTopLevel = name.equals(MerchantNames.DEFAULT);
			WechatPayPropertiesMapper own = isTopLevel ? this.mapper : this.mapper.named(name);
			NotificationUrlRegistrar registrar = isTopLevel ? topLevel : createIfSet(own, name, services);
			if (registrar != null) {
				registrars.put(name, registrar);
			}
			if (own.properties().complaint().registerOnStartup()) {
				requireUrl(registrar, own);
				onStartup.add(name);
			}
		}
		return new MerchantRegistrations(registrars, onStartup);
	}

	private @Nullable NotificationUrlRegistrar createIfSet(WechatPayPropertiesMapper own, String name,
			ConfiguredMerchantServices services) {
		return (own.properties().complaint().notificationUrl() != null)
				? create(own, services.notificationService(name)) : null;
	}

	private NotificationUrlRegistrar create(WechatPayPropertiesMapper own, ComplaintNotificationService service) {
		String url = own.properties().complaint().notificationUrl();
		String property = own.property("complaint.notification-url");
		if (!StringUtils.hasText(url)) {
			throw new InvalidWechatPayPropertyException(property, "is empty",
					"Set it to the public https URL of this application that receives notifications, or remove it.");
		}
		try {
			return new NotificationUrlRegistrar(service, url.strip(), this.clock);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidWechatPayPropertyException(property, "is not a URL that can be registered",
					String.valueOf(ex.getMessage()), ex);
		}
	}

	private static void requireUrl(@Nullable NotificationUrlRegistrar registrar, WechatPayPropertiesMapper own) {
		if (registrar == null) {
			String url = own.property("complaint.notification-url");
			throw new InvalidWechatPayPropertyException(own.property("complaint.register-on-startup"),
					"is true, but " + url + " is not set",
					"Set " + url + " to the public https URL of this application that receives notifications.");
		}
	}

}
