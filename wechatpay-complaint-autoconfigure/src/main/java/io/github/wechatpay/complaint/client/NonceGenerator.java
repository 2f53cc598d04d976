package io.github.wechatpay.complaint.client;

/**
 * Makes the random text that no two requests share.
 */
@FunctionalInterface
public interface NonceGenerator {

	/**
	 * Return another nonce.
	 * @return at most 32 letters and digits
	 */
	String next();

}
