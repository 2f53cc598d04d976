package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.callback.NotificationParser;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.merchant.MerchantNames;

/**
 * Creates the parser of a merchant's notifications, and names the property of the key
 * that it needs.
 */
final class NotificationParserFactory {

	NotificationParser create(WechatPayClient client, String merchant) {
		if (client.apiV3Key() == null) {
			throw new InvalidWechatPayPropertyException(MerchantNames.prefix(merchant) + "api-v3-key",
					"is not set, but needed to decrypt notifications",
					"Set it to the APIv3 key of the merchant platform.");
		}
		return NotificationParser.of(client);
	}

}
