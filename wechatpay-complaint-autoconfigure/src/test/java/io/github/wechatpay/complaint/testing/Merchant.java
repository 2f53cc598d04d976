package io.github.wechatpay.complaint.testing;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import mockwebserver3.RecordedRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The merchant that calls, and the check of what it signed: as WeChat Pay does it, on the
 * bytes that arrived, and without any code of the library.
 */
public final class Merchant {

	/**
	 * The merchant's {@code mchid}.
	 */
	public static final String ID = "1900012181";

	/**
	 * The serial number of the merchant's certificate.
	 */
	public static final String SERIAL_NUMBER = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";

	private static final Pattern AUTHORIZATION = Pattern
		.compile("WECHATPAY2-SHA256-RSA2048 ((?:[a-z_]+=\"[^\"]+\",){4}[a-z_]+=\"[^\"]+\")");

	private static final Pattern PAIR = Pattern.compile("([a-z_]+)=\"([^\"]+)\"");

	private Merchant() {
	}

	/**
	 * Return what the merchant signs with.
	 * @return the credentials
	 */
	public static MerchantCredentials credentials() {
		return new MerchantCredentials(ID, SerialNumber.of(SERIAL_NUMBER), TestKeys.MERCHANT.getPrivate());
	}

	/**
	 * Return the five pairs of the header, after it was checked that it has this form.
	 * @param authorization the header
	 * @return the pairs
	 */
	public static Map<String, String> parse(String authorization) {
		Matcher header = AUTHORIZATION.matcher(authorization);
		assertThat(header.matches()).as("form of %s", authorization).isTrue();
		Map<String, String> pairs = new LinkedHashMap<>();
		PAIR.matcher(header.group(1)).results().forEach((pair) -> pairs.put(pair.group(1), pair.group(2)));
		assertThat(pairs).containsOnlyKeys("mchid", "nonce_str", "timestamp", "serial_no", "signature");
		return pairs;
	}

	/**
	 * Return the five pairs of the only header of a request.
	 * @param request the request
	 * @return the pairs
	 */
	public static Map<String, String> parse(RecordedRequest request) {
		assertThat(request.getHeaders().values("Authorization")).hasSize(1);
		return parse(request.getHeaders().get("Authorization"));
	}

	/**
	 * Require that the merchant signed exactly this request.
	 * @param request the request
	 */
	public static void requireSigned(RecordedRequest request) {
		requireSigned(request, TestKeys.MERCHANT.getPublic());
	}

	/**
	 * Require that exactly this request was signed with a key.
	 * @param request the request
	 * @param key the public key
	 */
	public static void requireSigned(RecordedRequest request, PublicKey key) {
		Map<String, String> pairs = parse(request);
		byte[] head = (request.getMethod() + "\n" + request.getTarget() + "\n" + pairs.get("timestamp") + "\n"
				+ pairs.get("nonce_str") + "\n")
			.getBytes(StandardCharsets.UTF_8);
		byte[] body = PlatformServer.bodyOf(request);
		byte[] signature = Base64.getDecoder().decode(pairs.get("signature"));
		assertThat(TestKeys.isSigned(key, signature, head, body, new byte[] { '\n' }))
			.as("signature of %s with a body of %d bytes", request, body.length)
			.isTrue();
	}

}
