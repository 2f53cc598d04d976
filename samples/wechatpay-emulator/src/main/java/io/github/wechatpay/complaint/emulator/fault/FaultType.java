package io.github.wechatpay.complaint.emulator.fault;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The ways an answer or a notification can go wrong. Unless said otherwise a request is
 * still processed when its answer is spoilt.
 */
public enum FaultType {

	/**
	 * Nothing goes wrong: lets answers or notifications pass before the next fault.
	 */
	NONE,

	/**
	 * It comes late, and is otherwise fine.
	 */
	DELAY,

	/**
	 * An error status instead of processing the request.
	 */
	STATUS(FaultTarget.ANSWER),

	/**
	 * An HTML page: from a gateway and instead of processing the request, or as the body
	 * of a notification.
	 */
	HTML,

	/**
	 * The connection is reset: before anything is answered, or within a notification.
	 */
	RESET,

	/**
	 * The connection is closed half-way through the body.
	 */
	TRUNCATE,

	/**
	 * None of the headers that make up a signature.
	 */
	MISSING_SIGNATURE,

	/**
	 * A signature that is well-formed and does not verify.
	 */
	WRONG_SIGNATURE,

	/**
	 * A signature that is not base64.
	 */
	MALFORMED_SIGNATURE,

	/**
	 * A signature that starts with {@code WECHATPAY/SIGNTEST/}, as the platform sends to
	 * find out who does not verify.
	 */
	PROBE,

	/**
	 * Signed ten minutes ago.
	 */
	STALE_TIMESTAMP,

	/**
	 * Signed with a key nobody has heard of.
	 */
	UNKNOWN_SERIAL,

	/**
	 * A valid body, filled up with blanks to an excessive size.
	 */
	OVERSIZED_BODY,

	/**
	 * A body in another charset than UTF-8.
	 */
	CHARSET,

	/**
	 * The same notification twice at the same time.
	 */
	DUPLICATE(FaultTarget.NOTIFICATION),

	/**
	 * A notification without what some documents show and others do not: summary,
	 * original type, associated data.
	 */
	BARE_ENVELOPE(FaultTarget.NOTIFICATION);

	private final Set<FaultTarget> targets;

	FaultType() {
		this.targets = EnumSet.allOf(FaultTarget.class);
	}

	FaultType(FaultTarget target) {
		this.targets = EnumSet.of(target);
	}

	/**
	 * Return the name used in JSON.
	 * @return the lower case name
	 */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

	boolean strikes(FaultTarget target) {
		return this.targets.contains(target);
	}

	FaultTarget defaultTarget() {
		return strikes(FaultTarget.ANSWER) ? FaultTarget.ANSWER : FaultTarget.NOTIFICATION;
	}

}
