package io.github.wechatpay.complaint.autoconfigure;

import java.util.Optional;

import io.github.wechatpay.complaint.complaints.ComplaintService;
import io.github.wechatpay.complaint.merchant.WechatPayMerchant;
import io.github.wechatpay.complaint.merchant.WechatPayMerchants;

import org.springframework.beans.factory.ObjectProvider;

/**
 * Gives the service of the merchant that a notification was sent to.
 */
final class ComplaintServices {

	private final ObjectProvider<WechatPayMerchants> merchants;

	private final ObjectProvider<ComplaintService> complaintService;

	ComplaintServices(ObjectProvider<WechatPayMerchants> merchants, ObjectProvider<ComplaintService> complaintService) {
		this.merchants = merchants;
		this.complaintService = complaintService;
	}

	ComplaintService get(String mchid) {
		return Optional.ofNullable(this.merchants.getIfAvailable())
			.flatMap((available) -> available.findByMchid(mchid))
			.map(WechatPayMerchant::complaintService)
			.orElseGet(this.complaintService::getObject);
	}

}
