package io.github.wechatpay.complaint.emulator.fault;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

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
	STATUS(FaultTarget.RESPONSE),

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
	BARE_ENVELOPE(FaultTarget.NOTIFICATION),

	/**
	 * An answer without {@code Content-Type}.
	 */
	NO_CONTENT_TYPE(FaultTarget.RESPONSE),

	/**
	 * A list of complaints that is refused because it would be too large.
	 */
	RESULT_TOO_LARGE(FaultPaths.LIST),

	/**
	 * A page of complaints or of a history without {@code data}, as if it were empty.
	 */
	MISSING_DATA(FaultPaths.PAGES),

	/**
	 * The total count on every page, and not only on the first.
	 */
	TOTAL_EVERYWHERE(FaultPaths.LIST),

	/**
	 * A page that begins with the last complaint of the one before it, as if a new one
	 * had come in between.
	 */
	MOVED_PAGE(FaultPaths.LIST),

	/**
	 * Numbers that are written as text.
	 */
	NUMBERS_AS_TEXT(FaultPaths.COMPLAINTS),

	/**
	 * Times with milliseconds.
	 */
	TIMES_WITH_MILLIS(FaultPaths.COMPLAINTS),

	/**
	 * The images of a complaint or of an entry of its history as an array.
	 */
	MEDIA_AS_ARRAY(FaultPaths.COMPLAINTS),

	/**
	 * The images of a complaint or of an entry of its history as an object.
	 */
	MEDIA_AS_OBJECT(FaultPaths.COMPLAINTS),

	/**
	 * A complaint or an entry of its history without images.
	 */
	MEDIA_ABSENT(FaultPaths.COMPLAINTS),

	/**
	 * Values of enumerations that nobody has heard of.
	 */
	UNKNOWN_ENUMS(FaultPaths.COMPLAINTS),

	/**
	 * Members that nobody has heard of.
	 */
	UNKNOWN_MEMBERS(FaultPaths.COMPLAINTS),

	/**
	 * Nothing but what is documented as required.
	 */
	BARE_COMPLAINT(FaultPaths.COMPLAINTS),

	/**
	 * What is not required is {@code null}.
	 */
	NULL_MEMBERS(FaultPaths.COMPLAINTS),

	/**
	 * A complaint without its id.
	 */
	MISSING_COMPLAINT_ID(FaultPaths.COMPLAINTS),

	/**
	 * A phone number encrypted with the padding of PKCS #1 v1.5 instead of OAEP.
	 */
	LEGACY_PADDING(FaultPaths.COMPLAINTS),

	/**
	 * A phone number that the merchant's key does not decrypt.
	 */
	UNDECRYPTABLE_PHONE(FaultPaths.COMPLAINTS),

	/**
	 * Somebody completes the complaint on the platform's web page just before the request
	 * arrives.
	 */
	COMPLETED_ELSEWHERE(FaultPaths.ACTIONS),

	/**
	 * An image whose token is no longer valid.
	 */
	IMAGE_EXPIRED(FaultPaths.IMAGES);

	private final Set<FaultTarget> targets;

	private final Predicate<String> paths;

	FaultType() {
		this(EnumSet.allOf(FaultTarget.class), (path) -> true);
	}

	FaultType(FaultTarget target) {
		this(EnumSet.of(target), (path) -> true);
	}

	FaultType(Predicate<String> paths) {
		this(EnumSet.of(FaultTarget.RESPONSE), paths);
	}

	FaultType(Set<FaultTarget> targets, Predicate<String> paths) {
		this.targets = targets;
		this.paths = paths;
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

	boolean strikes(String path) {
		return this.paths.test(path);
	}

	FaultTarget defaultTarget() {
		return strikes(FaultTarget.RESPONSE) ? FaultTarget.RESPONSE : FaultTarget.NOTIFICATION;
	}

}
