package io.github.wechatpay.complaint.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

import io.netty.handler.codec.http.DefaultHttpHeaders;

import org.springframework.http.HttpHeaders;
import org.springframework.http.support.Netty4HeadersAdapter;

/**
 * The headers that a message of the platform comes with.
 */
public final class MessageHeaders {

	private MessageHeaders() {
	}

	/**
	 * Return the headers of a message.
	 * @param message the message
	 * @return names and values
	 */
	public static Map<String, String> of(SignedMessage message) {
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

	/**
	 * Return the headers of a message as Reactor Netty hands them to Spring.
	 * @param message the message
	 * @return the headers
	 */
	public static HttpHeaders received(SignedMessage message) {
		DefaultHttpHeaders headers = new DefaultHttpHeaders();
		of(message).forEach(headers::set);
		return new HttpHeaders(new Netty4HeadersAdapter(headers));
	}

}
