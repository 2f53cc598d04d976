package io.github.wechatpay.complaint.reconciliation;

import io.github.wechatpay.complaint.complaints.ComplaintService;

/**
 * A merchant whose complaints are looked at.
 *
 * @param name the name of the merchant
 * @param mchid the merchant id
 * @param complaintService lists its complaints
 */
public record ReconciledMerchant(String name, String mchid, ComplaintService complaintService) {

}
