package io.github.wechatpay.complaint.complaints;

/**
 * The known values of {@link ServiceOrder#state()}. WeChat Pay may add to them.
 */
public final class ServiceOrderStates {

	/**
	 * The service is being used.
	 */
	public static final String DOING = "DOING";

	/**
	 * The order was cancelled.
	 */
	public static final String REVOKED = "REVOKED";

	/**
	 * The service waits to be paid.
	 */
	public static final String WAITPAY = "WAITPAY";

	/**
	 * The service was paid.
	 */
	public static final String DONE = "DONE";

	private ServiceOrderStates() {
	}

}
