package io.github.wechatpay.complaint.emulator.identity;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.wechatpay.complaint.emulator.crypto.RandomText;
import io.github.wechatpay.complaint.emulator.crypto.Sha256WithRsa;
import io.github.wechatpay.complaint.emulator.fault.FaultType;

/**
 * Signs what the platform sends: the answers of the API and the notifications.
 */
public final class MessageSigner {

	private static final Duration STALE = Duration.ofMinutes(10);

	private static final int NONCE_LENGTH = 32;

	private final Clock clock;

	private final RandomText random;

	/**
	 * Create a signer.
	 * @param clock the source of timestamps
	 * @param random the source of nonces
	 */
	public MessageSigner(Clock clock, RandomText random) {
		this.clock = clock;
		this.random = random;
	}

	/**
	 * Sign a message.
	 * @param key the key to sign with
	 * @param body the body of the message, exactly as it is sent
	 * @param fault what is to go wrong; faults that are not about signatures are ignored
	 * @return the headers to send, none when the signature is to be missing
	 */
	public Map<String, String> sign(PlatformKey key, byte[] body, FaultType fault) {
		if (fault == FaultType.MISSING_SIGNATURE) {
			return Map.of();
		}
		String timestamp = Long.toString(timestamp(fault).getEpochSecond());
		String nonce = this.random.alphanumeric(NONCE_LENGTH);
		String signature = Sha256WithRsa.sign(key.privateKey(), message(timestamp, nonce, body));
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Wechatpay-Nonce", nonce);
		headers.put("Wechatpay-Signature", spoil(signature, fault));
		headers.put("Wechatpay-Timestamp", timestamp);
		headers.put("Wechatpay-Serial", serial(key, fault));
		headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
		return headers;
	}

	private Instant timestamp(FaultType fault) {
		Instant now = this.clock.instant();
		return (fault == FaultType.STALE_TIMESTAMP) ? now.minus(STALE) : now;
	}

	private String serial(PlatformKey key, FaultType fault) {
		if (fault != FaultType.UNKNOWN_SERIAL) {
			return key.id();
		}
		BigInteger unknown = this.random.serialNumber();
		return SerialNumbers.format(unknown);
	}

	private String spoil(String signature, FaultType fault) {
		return switch (fault) {
			case WRONG_SIGNATURE -> withOtherCharacter(signature);
			case MALFORMED_SIGNATURE -> "*" + signature.substring(1);
			case PROBE -> "WECHATPAY/SIGNTEST/" + signature;
			default -> signature;
		};
	}

	private static String withOtherCharacter(String signature) {
		int middle = signature.length() / 2;
		char other = (signature.charAt(middle) != 'A') ? 'A' : 'B';
		return signature.substring(0, middle) + other + signature.substring(middle + 1);
	}

	private static byte[] message(String timestamp, String nonce, byte[] body) {
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		message.writeBytes((timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.US_ASCII));
		message.writeBytes(body);
		message.write('\n');
		return message.toByteArray();
	}

}
