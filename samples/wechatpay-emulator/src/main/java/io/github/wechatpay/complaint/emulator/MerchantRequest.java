package io.github.wechatpay.complaint.emulator;

import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import org.jspecify.annotations.Nullable;

/**
 * A merchant to open an account for.
 *
 * @param mchid its id, made up unless given
 * @param region where, global unless given
 */
record MerchantRequest(@Nullable String mchid, @Nullable String region) {

	MerchantRegion regionOrDefault() {
		return (this.region != null) ? MerchantRegion.of(this.region) : MerchantRegion.GLOBAL;
	}

}
