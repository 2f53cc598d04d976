package io.github.wechatpay.complaint.emulator.api;

import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.http.PathVariables;
import io.github.wechatpay.complaint.emulator.http.Request;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import io.github.wechatpay.complaint.emulator.merchant.Merchant;

/**
 * A request that passed all checks.
 *
 * @param request the request
 * @param variables the variable parts of its path
 * @param merchant who signed it
 * @param fault what goes wrong
 */
record ApiCall(Request request, PathVariables variables, Merchant merchant, Fault fault) {

	MerchantRegion region() {
		return this.merchant.account().region();
	}

	boolean isGlobal() {
		return region() == MerchantRegion.GLOBAL;
	}

}
