package io.github.wechatpay.complaint.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.http.HttpHeaders;

/**
 * A message as it goes over the wire, signed by WeChat Pay until it is tampered with.
 */
public final class SignedMessage {

	/**
	 * The headers that a signature is verified with.
	 */
	public static final String TIMESTAMP = "Wechatpay-Timestamp";

	public static final String NONCE = "Wechatpay-Nonce";

	public static final String SERIAL = "Wechatpay-Serial";

	public static final String SIGNATURE = "Wechatpay-Signature";

	public static final String SIGNATURE_TYPE = "Wechatpay-Signature-Type";

	private final Map<String, String> headers;

	private final byte[] body;

	private SignedMessage(Map<String, String> headers, byte[] body) {
		this.headers = headers;
		this.body = body;
	}

	public static SignedMessage of(String body) {
		return of(body.getBytes(StandardCharsets.UTF_8));
	}

	public static SignedMessage of(byte[] body) {
		return of(body, PlatformSigner.NOW);
	}

	public static SignedMessage of(byte[] body, Instant time) {
		return of(body, Long.toString(time.getEpochSecond()));
	}

	public static SignedMessage of(byte[] body, String timestamp) {
		Map<String, String> headers = new LinkedHashMap<>(PlatformSigner.get().sign(body, timestamp));
		headers.put("Content-Type", "application/json");
		headers.put("Request-ID", "08EFB3C7AC0610AD0118F8C2C0AF0120AB0728E26A");
		headers.put(SIGNATURE_TYPE, "WECHATPAY2-SHA256-RSA2048");
		return new SignedMessage(headers, body);
	}

	public SignedMessage with(String header, String value) {
		Map<String, String> changed = new LinkedHashMap<>(this.headers);
		changed.put(header, value);
		return new SignedMessage(changed, this.body);
	}

	public SignedMessage without(String header) {
		Map<String, String> changed = new LinkedHashMap<>(this.headers);
		changed.remove(header);
		return new SignedMessage(changed, this.body);
	}

	public SignedMessage withBody(byte[] body) {
		return new SignedMessage(this.headers, body);
	}

	/**
	 * Flip the lowest bit of the character in the middle of a header.
	 */
	public SignedMessage withFlippedBitIn(String header) {
		String value = header(header);
		char flipped = (char) (value.charAt(value.length() / 2) ^ 1);
		return with(header, value.substring(0, value.length() / 2) + flipped + value.substring(value.length() / 2 + 1));
	}

	/**
	 * Flip the lowest bit of the body's byte in the middle.
	 */
	public SignedMessage withFlippedBitInBody() {
		byte[] flipped = this.body.clone();
		flipped[flipped.length / 2] ^= 1;
		return withBody(flipped);
	}

	public String header(String name) {
		return String.valueOf(this.headers.get(name));
	}

	public Map<String, String> headers() {
		return this.headers;
	}

	public HttpHeaders httpHeaders() {
		HttpHeaders result = new HttpHeaders();
		this.headers.forEach(result::set);
		return result;
	}

	public byte[] body() {
		return this.body;
	}

}
