package io.github.wechatpay.complaint.conformance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.wechatpay.complaint.testing.TestKeys;
import mockwebserver3.RecordedRequest;

/**
 * Verifies what the merchant signed, as WeChat Pay does, with the JDK alone.
 */
final class TestSignature {

	private static final Pattern PAIRS = Pattern.compile("([a-z_]+)=\"([^\"]+)\"");

	private TestSignature() {
	}

	static boolean isMerchants(RecordedRequest request) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initVerify(TestKeys.MERCHANT.getPublic());
			signature.update((request.getMethod() + "\n" + request.getTarget() + "\n" + pair(request, "timestamp")
					+ "\n" + pair(request, "nonce_str") + "\n")
				.getBytes(StandardCharsets.US_ASCII));
			signature.update((request.getBody() != null) ? request.getBody().toByteArray() : new byte[0]);
			signature.update((byte) '\n');
			return signature.verify(Base64.getDecoder().decode(pair(request, "signature")));
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	static String pair(RecordedRequest request, String name) {
		Matcher pairs = PAIRS.matcher(String.valueOf(request.getHeaders().get("Authorization")));
		while (pairs.find()) {
			if (pairs.group(1).equals(name)) {
				return pairs.group(2);
			}
		}
		throw new AssertionError("no " + name);
	}

}
