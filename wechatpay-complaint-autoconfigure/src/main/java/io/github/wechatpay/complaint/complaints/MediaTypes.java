package io.github.wechatpay.complaint.complaints;

/**
 * The known values of {@link ComplaintMedia#mediaType()}. WeChat Pay may add to them.
 */
public final class MediaTypes {

	/**
	 * Images that the payer added to the complaint.
	 */
	public static final String USER_COMPLAINT_IMAGE = "USER_COMPLAINT_IMAGE";

	/**
	 * Images of an entry of the history.
	 */
	public static final String OPERATION_IMAGE = "OPERATION_IMAGE";

	private MediaTypes() {
	}

}
