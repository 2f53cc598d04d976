package io.github.wechatpay.complaint.client;

import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.platform.ConfiguredPlatformKeys;
import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.platform.PlatformKeys;

/**
 * What WeChat Pay signs its answers with: two platform keys and the time of the test.
 */
public final class Platform {

	static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1767225600), ZoneOffset.UTC);

	static final String SERIAL_NUMBER = "3C0F9A1D8E7B6A5948372615F0E1D2C3B4A59687";

	static final String OTHER_SERIAL_NUMBER = "PUB_KEY_ID_0000000000000024101100397200000006";

	static final String NONCE = "593BEC0C930BF1AFEB40B4A08C8FB242";

	private static final KeyPair KEYS = TestRsa.newKeyPair();

	private static final KeyPair OTHER_KEYS = TestRsa.newKeyPair();

	private Platform() {
	}

	static PlatformKeys keys() {
		return new ConfiguredPlatformKeys(
				List.of(new PlatformKey(SerialNumber.of(SERIAL_NUMBER), KEYS.getPublic(), null),
						new PlatformKey(SerialNumber.of(OTHER_SERIAL_NUMBER), OTHER_KEYS.getPublic(), null)),
				CLOCK);
	}

	static long now() {
		return CLOCK.instant().getEpochSecond();
	}

	static Map<String, String> sign(byte[] body) {
		return sign(now(), body);
	}

	static Map<String, String> sign(long timestamp, byte[] body) {
		byte[] head = TestRsa.utf8(timestamp + "\n" + NONCE + "\n");
		byte[] signature = TestRsa.sign(KEYS.getPrivate(), head, body, TestRsa.utf8("\n"));
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Wechatpay-Timestamp", Long.toString(timestamp));
		headers.put("Wechatpay-Nonce", NONCE);
		headers.put("Wechatpay-Serial", SERIAL_NUMBER);
		headers.put("Wechatpay-Signature", Base64.getEncoder().encodeToString(signature));
		return headers;
	}

}
