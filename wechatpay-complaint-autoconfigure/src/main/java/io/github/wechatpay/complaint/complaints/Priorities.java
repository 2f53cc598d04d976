package io.github.wechatpay.complaint.complaints;

/**
 * The known values of {@link Complaint#priority()}. WeChat Pay may add to them.
 */
public final class Priorities {

	/**
	 * To be handled first.
	 */
	public static final String PRIORITY = "PRIORITY";

	/**
	 * As any other.
	 */
	public static final String GENERAL = "GENERAL";

	private Priorities() {
	}

}
