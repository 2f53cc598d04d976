package io.github.wechatpay.complaint.emulator.api;

import java.util.Locale;

import io.github.wechatpay.complaint.emulator.crypto.RandomText;

/**
 * Makes up values of the {@code Request-ID} header: an id, a hyphen and an internal code,
 * which is zero for success.
 */
public final class RequestIds {

	private static final int ID_LENGTH = 40;

	private static final int INTERNAL_CODE = 268_500_000;

	private final RandomText random;

	/**
	 * Create a source of request ids.
	 * @param random the source of their randomness
	 */
	public RequestIds(RandomText random) {
		this.random = random;
	}

	/**
	 * Return a new request id.
	 * @param status the status that is answered
	 * @return the value of the header
	 */
	public String next(int status) {
		String id = this.random.hex(ID_LENGTH).toUpperCase(Locale.ROOT);
		return "08" + id + "-" + ((status < 300) ? 0 : INTERNAL_CODE + status);
	}

}
