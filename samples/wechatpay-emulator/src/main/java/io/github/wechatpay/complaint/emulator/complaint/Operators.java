package io.github.wechatpay.complaint.emulator.complaint;

/**
 * The names under which a history shows who did something.
 */
final class Operators {

	static final String PAYER = "投诉人";

	static final String MERCHANT = "商家";

	static final String PLATFORM = "平台";

	static final String SYSTEM = "系统";

	private Operators() {
	}

}
