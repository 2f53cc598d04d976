package io.github.wechatpay.complaint.complaints;

/**
 * The known values of {@link AdditionalInfo#type()}. WeChat Pay may add to them.
 */
public final class AdditionalInfoTypes {

	/**
	 * A rented power bank.
	 */
	public static final String SHARE_POWER_TYPE = "SHARE_POWER_TYPE";

	private AdditionalInfoTypes() {
	}

}
