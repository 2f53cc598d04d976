package io.github.wechatpay.complaint.emulator.fault;

import java.util.Locale;

/**
 * Where a fault strikes.
 */
public enum FaultTarget {

	/**
	 * A response of the API.
	 */
	RESPONSE,

	/**
	 * An attempt to deliver a notification.
	 */
	NOTIFICATION;

	/**
	 * Return the name used in JSON.
	 * @return the lower case name
	 */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

}
