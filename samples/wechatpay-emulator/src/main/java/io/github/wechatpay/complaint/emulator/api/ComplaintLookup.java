package io.github.wechatpay.complaint.emulator.api;

import io.github.wechatpay.complaint.emulator.complaint.Complaint;
import io.github.wechatpay.complaint.emulator.merchant.Merchants;

/**
 * Finds the complaint that a request is about, if the merchant may see it.
 */
final class ComplaintLookup {

	private final Merchants merchants;

	private final int missingStatus;

	ComplaintLookup(Merchants merchants, int missingStatus) {
		this.merchants = merchants;
		this.missingStatus = missingStatus;
	}

	Complaint find(ApiCall call) {
		return find(call, ErrorTexts.NO_QUERY);
	}

	Complaint find(ApiCall call, String noPermission) {
		String id = call.variables().get("id");
		return call.merchant().complaints().find(id).orElseThrow(() -> absent(id, noPermission));
	}

	private ApiException absent(String id, String noPermission) {
		return (this.merchants.findByComplaint(id).isPresent()) ? noPermission(noPermission)
				: new ApiException(this.missingStatus, "RESOURCE_NOT_EXISTS", ErrorTexts.NO_COMPLAINT);
	}

	boolean belongsToAnother(ApiCall call, String mchid) {
		return !mchid.equals(call.merchant().id()) && this.merchants.find(mchid).isPresent();
	}

	static ApiException noPermission(String message) {
		return new ApiException(403, "NO_AUTH", message);
	}

}
