package io.github.wechatpay.complaint.platform;

import io.github.wechatpay.complaint.WechatPayException;

/**
 * Thrown when a message was not provably signed by WeChat Pay. It was not decoded.
 */
public class SignatureVerificationException extends WechatPayException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	private final boolean probe;

	/**
	 * Create a new exception.
	 * @param reason why verification failed
	 * @param message the details, without the signature
	 * @param probe whether the signature was one of WeChat Pay's probes
	 */
	public SignatureVerificationException(Reason reason, String message, boolean probe) {
		super(message);
		this.reason = reason;
		this.probe = probe;
	}

	/**
	 * Return why verification failed.
	 * @return the reason
	 */
	public Reason getReason() {
		return this.reason;
	}

	/**
	 * Return whether the signature began with {@code WECHATPAY/SIGNTEST/}: WeChat Pay
	 * sends a few such messages to see whether their signature is verified, and sends the
	 * message again with a right one.
	 * @return {@code true} if this was a probe
	 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4016271743">Notification
	 * considerations</a>
	 */
	public boolean isProbe() {
		return this.probe;
	}

	/**
	 * Why a signature was not accepted.
	 */
	public enum Reason {

		/**
		 * One of {@code Wechatpay-Timestamp}, {@code -Nonce}, {@code -Serial} and
		 * {@code -Signature} is absent or empty.
		 */
		MISSING_HEADER,

		/**
		 * The timestamp is further from the local clock than tolerated, either way, or
		 * not a UNIX time in seconds.
		 */
		STALE_TIMESTAMP,

		/**
		 * No trusted platform key has the given serial number.
		 */
		UNKNOWN_SERIAL,

		/**
		 * The signature is not base64, not as long as the key's signatures are, or of a
		 * type other than {@code WECHATPAY2-SHA256-RSA2048}.
		 */
		MALFORMED_SIGNATURE,

		/**
		 * The signature was not made over these bytes with that key.
		 */
		SIGNATURE_MISMATCH

	}

}
