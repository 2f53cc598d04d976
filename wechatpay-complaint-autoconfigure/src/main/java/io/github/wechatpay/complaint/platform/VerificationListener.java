package io.github.wechatpay.complaint.platform;

/**
 * Callback for the outcome of the verification of each successful response, for example
 * to count. Called on the thread that verified, so an implementation must be quick.
 */
public interface VerificationListener {

	/**
	 * Called when a signature was verified.
	 */
	default void verified() {
	}

	/**
	 * Called when a response was not accepted.
	 * @param failure the reason
	 */
	default void rejected(SignatureVerificationException failure) {
	}

	/**
	 * Return what listens to the responses to a merchant.
	 * @param merchant the name of the merchant
	 * @return the listener; this one unless it tells merchants apart
	 */
	default VerificationListener forMerchant(String merchant) {
		return this;
	}

}
