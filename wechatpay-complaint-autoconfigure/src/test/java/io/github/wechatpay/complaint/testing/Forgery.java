package io.github.wechatpay.complaint.testing;

import java.util.Base64;
import java.util.function.UnaryOperator;

import io.github.wechatpay.complaint.platform.SignatureVerificationException.Reason;

/**
 * What can be wrong with the signature of a message.
 */
public enum Forgery {

	NO_TIMESTAMP(Reason.MISSING_HEADER, (message) -> message.without(SignedMessage.TIMESTAMP)),

	NO_NONCE(Reason.MISSING_HEADER, (message) -> message.without(SignedMessage.NONCE)),

	NO_SERIAL(Reason.MISSING_HEADER, (message) -> message.without(SignedMessage.SERIAL)),

	NO_SIGNATURE(Reason.MISSING_HEADER, (message) -> message.without(SignedMessage.SIGNATURE)),

	EMPTY_SIGNATURE(Reason.MISSING_HEADER, (message) -> message.with(SignedMessage.SIGNATURE, "")),

	FIVE_MINUTES_OLD(Reason.STALE_TIMESTAMP,
			(message) -> SignedMessage.of(message.body(), PlatformSigner.NOW.minusSeconds(301))),

	FIVE_MINUTES_AHEAD(Reason.STALE_TIMESTAMP,
			(message) -> SignedMessage.of(message.body(), PlatformSigner.NOW.plusSeconds(301))),

	TIMESTAMP_WITHOUT_MEANING(Reason.STALE_TIMESTAMP, (message) -> SignedMessage.of(message.body(), "yesterday")),

	NEGATIVE_TIMESTAMP(Reason.STALE_TIMESTAMP, (message) -> SignedMessage.of(message.body(), "-1")),

	ENDLESS_TIMESTAMP(Reason.STALE_TIMESTAMP, (message) -> SignedMessage.of(message.body(), "9".repeat(40))),

	UNKNOWN_SERIAL(Reason.UNKNOWN_SERIAL,
			(message) -> message.with(SignedMessage.SERIAL, "5157F09EFDC096DE15EBE81A47057A7232F1B8E1")),

	FLIPPED_BIT_IN_SERIAL(Reason.UNKNOWN_SERIAL, (message) -> message.withFlippedBitIn(SignedMessage.SERIAL)),

	PROBE(Reason.MALFORMED_SIGNATURE,
			(message) -> message.with(SignedMessage.SIGNATURE,
					"WECHATPAY/SIGNTEST/" + message.header(SignedMessage.SIGNATURE))),

	NOT_BASE64(Reason.MALFORMED_SIGNATURE, (message) -> message.with(SignedMessage.SIGNATURE, "not base64!")),

	SHORT_SIGNATURE(Reason.MALFORMED_SIGNATURE,
			(message) -> message.with(SignedMessage.SIGNATURE, Base64.getEncoder().encodeToString(new byte[16]))),

	OTHER_SIGNATURE_TYPE(Reason.MALFORMED_SIGNATURE,
			(message) -> message.with(SignedMessage.SIGNATURE_TYPE, "WECHATPAY2-SM2-WITH-SM3")),

	FLIPPED_BIT_IN_BODY(Reason.SIGNATURE_MISMATCH, SignedMessage::withFlippedBitInBody),

	EMPTY_BODY(Reason.SIGNATURE_MISMATCH, (message) -> message.withBody(new byte[0])),

	FLIPPED_BIT_IN_TIMESTAMP(Reason.SIGNATURE_MISMATCH,
			(message) -> message.with(SignedMessage.TIMESTAMP, Long.toString(PlatformSigner.NOW.getEpochSecond() ^ 1))),

	FLIPPED_BIT_IN_NONCE(Reason.SIGNATURE_MISMATCH, (message) -> message.withFlippedBitIn(SignedMessage.NONCE)),

	OTHER_SIGNATURE(Reason.SIGNATURE_MISMATCH, (message) -> message.with(SignedMessage.SIGNATURE,
			SignedMessage.of("another message").header(SignedMessage.SIGNATURE)));

	private final Reason reason;

	private final UnaryOperator<SignedMessage> forger;

	Forgery(Reason reason, UnaryOperator<SignedMessage> forger) {
		this.reason = reason;
		this.forger = forger;
	}

	public Reason reason() {
		return this.reason;
	}

	public SignedMessage forge(SignedMessage message) {
		return this.forger.apply(message);
	}

}
