package io.github.wechatpay.complaint.platform;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.platform.SignatureVerificationException.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;

/**
 * The headers with which WeChat Pay signs a message, as their text came.
 */
record SignatureHeaders(String timestamp, String nonce, SerialNumber serialNumber, String signature) {

	private static final String SUPPORTED_TYPE = "WECHATPAY2-SHA256-RSA2048";

	private static final String PROBE_PREFIX = "WECHATPAY/SIGNTEST/";

	private static final int LONGEST_TIMESTAMP = 12;

	private static final int LONGEST_QUOTED_TEXT = 64;

	static SignatureHeaders of(HttpHeaders headers) {
		String signature = required(headers, "Wechatpay-Signature", null);
		String timestamp = required(headers, "Wechatpay-Timestamp", signature);
		String nonce = required(headers, "Wechatpay-Nonce", signature);
		String serialNumber = required(headers, "Wechatpay-Serial", signature);
		SignatureHeaders result = new SignatureHeaders(timestamp, nonce, SerialNumber.of(serialNumber), signature);
		result.requireSupportedType(headers.getFirst("Wechatpay-Signature-Type"));
		return result;
	}

	void requireTimestampWithin(Duration tolerance, Instant now) {
		Instant signedAt = parseTimestamp();
		if (Duration.between(signedAt, now).abs().compareTo(tolerance) > 0) {
			throw rejected(Reason.STALE_TIMESTAMP, "Wechatpay-Timestamp is " + this.timestamp + ", the local clock "
					+ now.getEpochSecond() + ", and at most " + tolerance.toSeconds() + " seconds are tolerated");
		}
	}

	byte[] decodeSignature() {
		try {
			return Base64.getDecoder().decode(this.signature);
		}
		catch (IllegalArgumentException ex) {
			throw rejected(Reason.MALFORMED_SIGNATURE, "Wechatpay-Signature is not base64");
		}
	}

	byte[] signedPrefix() {
		return (this.timestamp + '\n' + this.nonce + '\n').getBytes(StandardCharsets.UTF_8);
	}

	SignatureVerificationException rejected(Reason reason, String message) {
		return rejected(reason, message, this.signature);
	}

	String quotedSerialNumber() {
		return quote(this.serialNumber.toString());
	}

	private void requireSupportedType(@Nullable String type) {
		if (StringUtils.hasText(type) && !SUPPORTED_TYPE.equals(type)) {
			throw rejected(Reason.MALFORMED_SIGNATURE,
					"Wechatpay-Signature-Type is " + quote(type) + ", and only " + SUPPORTED_TYPE + " is supported");
		}
	}

	private Instant parseTimestamp() {
		if (this.timestamp.length() <= LONGEST_TIMESTAMP && hasOnlyDigits(this.timestamp)) {
			return Instant.ofEpochSecond(Long.parseLong(this.timestamp));
		}
		throw rejected(Reason.STALE_TIMESTAMP,
				"Wechatpay-Timestamp is not a UNIX time in seconds: " + quote(this.timestamp));
	}

	private static boolean hasOnlyDigits(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) < '0' || text.charAt(i) > '9') {
				return false;
			}
		}
		return true;
	}

	private static String required(HttpHeaders headers, String name, @Nullable String signature) {
		String value = headers.getFirst(name);
		if (!StringUtils.hasText(value)) {
			throw rejected(Reason.MISSING_HEADER, "The header " + name + " is missing", signature);
		}
		return value;
	}

	private static SignatureVerificationException rejected(Reason reason, String message, @Nullable String signature) {
		boolean probe = signature != null && signature.startsWith(PROBE_PREFIX);
		return new SignatureVerificationException(reason, (probe) ? message + " (a probe of WeChat Pay)" : message,
				probe);
	}

	private static String quote(String text) {
		String shortened = (text.length() > LONGEST_QUOTED_TEXT) ? text.substring(0, LONGEST_QUOTED_TEXT) + "…" : text;
		return "'" + shortened.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?") + "'";
	}

}
