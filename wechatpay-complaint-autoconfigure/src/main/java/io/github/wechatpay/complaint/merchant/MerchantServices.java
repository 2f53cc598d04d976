package io.github.wechatpay.complaint.merchant;

import io.github.wechatpay.complaint.callback.NotificationParser;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Gives what is done on behalf of each merchant, by its name.
 */
public interface MerchantServices {

	/**
	 * Return the operations on the notification URL.
	 * @param merchant the name of a merchant that there is
	 * @return the service
	 */
	ComplaintNotificationService notificationService(String merchant);

	/**
	 * Return the operations on complaints.
	 * @param merchant the name of a merchant that there is
	 * @return the service
	 */
	ComplaintService complaintService(String merchant);

	/**
	 * Return the parser of notifications.
	 * @param merchant the name of a merchant that there is
	 * @return the parser
	 */
	NotificationParser notificationParser(String merchant);

	/**
	 * Return the signed and verified client.
	 * @param merchant the name of a merchant that there is
	 * @return the client
	 */
	WebClient webClient(String merchant);

}
