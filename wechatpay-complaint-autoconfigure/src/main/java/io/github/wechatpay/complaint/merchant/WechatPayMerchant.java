package io.github.wechatpay.complaint.merchant;

import io.github.wechatpay.complaint.callback.NotificationParser;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * A merchant of the application, with what is done on its behalf. It has its own keys,
 * and shares threads and connections with others, but nothing else.
 */
public interface WechatPayMerchant {

	/**
	 * Return the name.
	 * @return the name in the properties, {@code default} for the one of the top level
	 */
	String name();

	/**
	 * Return the merchant id.
	 * @return the {@code mchid}
	 */
	String mchid();

	/**
	 * Return the region of the account.
	 * @return the region
	 */
	Region region();

	/**
	 * Return the operations on the notification URL of this merchant.
	 * @return the service
	 */
	ComplaintNotificationService notificationService();

	/**
	 * Return the operations on the complaints of this merchant.
	 * @return the service
	 */
	ComplaintService complaintService();

	/**
	 * Return the parser of the notifications that are sent to this merchant.
	 * @return the parser
	 * @throws RuntimeException if this merchant has no APIv3 key; it names the property
	 */
	NotificationParser notificationParser();

	/**
	 * Return the client that signs as this merchant and verifies each response.
	 * @return the client
	 */
	WebClient webClient();

}
