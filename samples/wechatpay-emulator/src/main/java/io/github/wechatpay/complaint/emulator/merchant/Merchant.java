package io.github.wechatpay.complaint.emulator.merchant;

import io.github.wechatpay.complaint.emulator.complaint.Complaints;
import io.github.wechatpay.complaint.emulator.complaint.ImmediateReplies;
import io.github.wechatpay.complaint.emulator.complaint.UploadedImages;
import io.github.wechatpay.complaint.emulator.identity.MerchantAccount;
import io.github.wechatpay.complaint.emulator.identity.PlatformCertificates;
import io.github.wechatpay.complaint.emulator.identity.PlatformPublicKey;

/**
 * A merchant, and everything that is its own.
 *
 * @param account who the merchant is
 * @param certificates the platform certificates for this merchant
 * @param publicKey the platform public key for this merchant
 * @param urls the merchant's notification URL
 * @param complaints the complaints about the merchant and its sub-merchants
 * @param images the images that the merchant uploaded
 * @param immediateReplies what the merchant replied by the immediate service
 */
public record Merchant(MerchantAccount account, PlatformCertificates certificates, PlatformPublicKey publicKey,
		NotificationUrls urls, Complaints complaints, UploadedImages images, ImmediateReplies immediateReplies) {

	/**
	 * Return the merchant id.
	 * @return the id
	 */
	public String id() {
		return this.account.merchantId();
	}

	/**
	 * Go back to the start, with the same account.
	 */
	public void reset() {
		this.certificates.reset();
		this.urls.reset();
		this.complaints.clear();
		this.images.clear();
		this.immediateReplies.clear();
	}

}
