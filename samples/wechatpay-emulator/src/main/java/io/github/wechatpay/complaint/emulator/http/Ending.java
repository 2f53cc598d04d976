package io.github.wechatpay.complaint.emulator.http;

import io.github.wechatpay.complaint.emulator.fault.FaultType;

/**
 * How a message ends.
 */
public enum Ending {

	/**
	 * As announced.
	 */
	COMPLETE,

	/**
	 * The connection is closed half-way through the body.
	 */
	TRUNCATED,

	/**
	 * The connection is reset.
	 */
	RESET;

	/**
	 * Return how a message ends that suffers a fault.
	 * @param fault the fault
	 * @return how it ends
	 */
	public static Ending of(FaultType fault) {
		return switch (fault) {
			case RESET -> RESET;
			case TRUNCATE -> TRUNCATED;
			default -> COMPLETE;
		};
	}

}
