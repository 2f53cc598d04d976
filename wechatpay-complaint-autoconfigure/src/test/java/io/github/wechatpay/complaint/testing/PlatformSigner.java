package io.github.wechatpay.complaint.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Signs messages as WeChat Pay does, with the JDK alone.
 *
 * @param serialNumber the value of {@code Wechatpay-Serial}
 * @param privateKey the key to sign with
 */
public record PlatformSigner(String serialNumber, PrivateKey privateKey) {

	private static final String NONCE = "593BEC0C930BF1AFEB40B4A08C8FB242";

	/**
	 * Sign a message.
	 * @param body its body
	 * @param time when it is signed
	 * @return the headers to send with it
	 */
	public Map<String, String> sign(byte[] body, Instant time) {
		String timestamp = Long.toString(time.getEpochSecond());
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Wechatpay-Timestamp", timestamp);
		headers.put("Wechatpay-Nonce", NONCE);
		headers.put("Wechatpay-Serial", this.serialNumber);
		headers.put("Wechatpay-Signature", Base64.getEncoder().encodeToString(signature(timestamp, body)));
		return headers;
	}

	private byte[] signature(String timestamp, byte[] body) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(this.privateKey);
			signature.update((timestamp + "\n" + NONCE + "\n").getBytes(StandardCharsets.US_ASCII));
			signature.update(body);
			signature.update((byte) '\n');
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
