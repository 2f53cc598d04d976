package io.github.wechatpay.complaint.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.wechatpay.complaint.callback.NotificationReceiver;
import io.github.wechatpay.complaint.merchant.MerchantNames;

/**
 * The receivers of the messages to each merchant that can receive any.
 *
 * @param byMerchant the receivers by the names of the merchants
 */
record NotificationReceivers(Map<String, NotificationReceiver> byMerchant) {

	/**
	 * Return the receivers by the paths of their endpoints.
	 * @param path the path of the merchant of the top level
	 */
	Map<String, NotificationReceiver> byPath(String path) {
		Map<String, NotificationReceiver> receivers = new LinkedHashMap<>();
		this.byMerchant.forEach((merchant, receiver) -> receivers
			.put(merchant.equals(MerchantNames.DEFAULT) ? path : path + "/" + merchant, receiver));
		return receivers;
	}

}
