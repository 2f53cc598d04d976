package io.github.wechatpay.complaint.emulator.api;

/**
 * What happens when a notification URL is created and there is one already.
 */
public enum ExistingUrl {

	/**
	 * It is refused with {@code PARAM_ERROR}, as merchants of mainland China have seen.
	 */
	PARAM_ERROR,

	/**
	 * It is refused with {@code RESOURCE_ALREADY_EXISTS}, as other operations do.
	 */
	ALREADY_EXISTS,

	/**
	 * It is replaced.
	 */
	OVERWRITE

}
