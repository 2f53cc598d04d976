package io.github.wechatpay.complaint.client;

import io.github.wechatpay.complaint.platform.SignatureVerificationException;

/**
 * Is told whether the successful answers of WeChat Pay are provably from WeChat Pay, for
 * example to count. Called on the thread that verified, so it must be quick.
 */
public interface AnswerListener {

	/**
	 * Take note of an answer whose signature is right.
	 */
	void verified();

	/**
	 * Take note of an answer that was not accepted.
	 * @param failure the reason
	 */
	void rejected(SignatureVerificationException failure);

}
