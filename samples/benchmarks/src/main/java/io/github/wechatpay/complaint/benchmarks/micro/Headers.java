package io.github.wechatpay.complaint.benchmarks.micro;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.SignedMessage;

/**
 * The headers that a message of the platform comes with.
 */
final class Headers {

	private Headers() {
	}

	static Map<String, String> of(SignedMessage message) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Server", "nginx");
		headers.put("Content-Type", "application/json; charset=utf-8");
		headers.put("Request-ID", "08EFB3C7AC0610AD0118F8C2C0AF0120AB0728E26A");
		headers.put("Wechatpay-Nonce", message.nonce());
		headers.put("Wechatpay-Signature", message.signature());
		headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
		headers.put("Wechatpay-Timestamp", message.timestamp());
		headers.put("Wechatpay-Serial", Keys.PUBLIC_KEY_ID);
		return headers;
	}

}
