package io.github.wechatpay.complaint.autoconfigure;

import java.util.List;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.platform.PlatformKey;
import org.jspecify.annotations.Nullable;

/**
 * Adapts {@link WechatPayProperties} to {@link WechatPayConnectionDetails}.
 */
final class PropertiesWechatPayConnectionDetails implements WechatPayConnectionDetails {

	private final AccessPoint accessPoint;

	private final Supplier<MerchantCredentials> merchant;

	private final @Nullable ApiV3Key apiV3Key;

	private final List<PlatformKey> platformKeys;

	PropertiesWechatPayConnectionDetails(WechatPayPropertiesMapper mapper) {
		this.accessPoint = mapper.accessPoint();
		this.merchant = mapper.merchant();
		this.apiV3Key = mapper.apiV3Key();
		this.platformKeys = List.copyOf(mapper.platformKeys(this.merchant.get().serialNumber()));
	}

	@Override
	public AccessPoint getAccessPoint() {
		return this.accessPoint;
	}

	@Override
	public MerchantCredentials getMerchant() {
		return this.merchant.get();
	}

	@Override
	public @Nullable ApiV3Key getApiV3Key() {
		return this.apiV3Key;
	}

	@Override
	public List<PlatformKey> getPlatformKeys() {
		return this.platformKeys;
	}

}
