package io.github.wechatpay.complaint.emulator;

import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;

/**
 * A merchant to open an account for.
 *
 * @param merchantId the merchant id
 * @param region where it has its account
 */
record MerchantOptions(String merchantId, MerchantRegion region) {
}
