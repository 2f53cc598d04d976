package io.github.wechatpay.complaint.client;

import java.security.KeyPair;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.wechatpay.complaint.crypto.SerialNumber;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The merchant that calls, and the check of what it signed: as WeChat Pay does it, on the
 * bytes that arrived, and without any code of the library.
 */
public final class Merchant {

	public static final String ID = "1900012181";

	static final String SERIAL_NUMBER = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";

	private static final KeyPair KEYS = TestRsa.newKeyPair();

	private static final Pattern AUTHORIZATION = Pattern
		.compile("WECHATPAY2-SHA256-RSA2048 ((?:[a-z_]+=\"[^\"]+\",){4}[a-z_]+=\"[^\"]+\")");

	private static final Pattern PAIR = Pattern.compile("([a-z_]+)=\"([^\"]+)\"");

	private Merchant() {
	}

	static MerchantCredentials credentials() {
		return new MerchantCredentials(ID, SerialNumber.of(SERIAL_NUMBER), KEYS.getPrivate());
	}

	/**
	 * Return the five pairs of the header, after it was checked that it has this form.
	 */
	static Map<String, String> parse(String authorization) {
		Matcher header = AUTHORIZATION.matcher(authorization);
		assertThat(header.matches()).as("form of %s", authorization).isTrue();
		Map<String, String> pairs = new LinkedHashMap<>();
		PAIR.matcher(header.group(1)).results().forEach((pair) -> pairs.put(pair.group(1), pair.group(2)));
		assertThat(pairs).containsOnlyKeys("mchid", "nonce_str", "timestamp", "serial_no", "signature");
		return pairs;
	}

	/**
	 * Require that the merchant signed exactly this request.
	 */
	static void requireSigned(String method, String target, byte[] body, String authorization) {
		Map<String, String> pairs = parse(authorization);
		byte[] head = TestRsa
			.utf8(method + "\n" + target + "\n" + pairs.get("timestamp") + "\n" + pairs.get("nonce_str") + "\n");
		byte[] signature = Base64.getDecoder().decode(pairs.get("signature"));
		assertThat(TestRsa.isSigned(KEYS.getPublic(), signature, head, body, TestRsa.utf8("\n")))
			.as("signature of %s %s with a body of %d bytes", method, target, body.length)
			.isTrue();
	}

}
