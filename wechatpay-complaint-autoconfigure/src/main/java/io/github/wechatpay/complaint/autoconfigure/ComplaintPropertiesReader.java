package io.github.wechatpay.complaint.autoconfigure;

import java.time.Clock;

import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.NotificationUrlRegistrar;

import org.springframework.util.StringUtils;

/**
 * Makes a registrar of the URL that the properties name.
 */
final class ComplaintPropertiesReader {

	private static final String NOTIFICATION_URL = "wechatpay.complaint.notification-url";

	private final WechatPayProperties.Complaint properties;

	ComplaintPropertiesReader(WechatPayProperties.Complaint properties) {
		this.properties = properties;
	}

	NotificationUrlRegistrar readRegistrar(ComplaintNotificationService service, Clock clock) {
		String url = this.properties.getNotificationUrl();
		if (!StringUtils.hasText(url)) {
			throw new InvalidWechatPayPropertyException(NOTIFICATION_URL, "is empty",
					"Set it to the public https URL of this application that receives notifications, or remove it.");
		}
		try {
			return new NotificationUrlRegistrar(service, url.strip(), clock);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidWechatPayPropertyException(NOTIFICATION_URL, "is not a URL that can be registered",
					String.valueOf(ex.getMessage()), ex);
		}
	}

}
