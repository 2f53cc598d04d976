package io.github.wechatpay.complaint.autoconfigure;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.platform.PlatformKey;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.io.ResourceLoader;

/**
 * Adapts {@link WechatPayProperties} to {@link WechatPayConnectionDetails}.
 */
final class PropertiesWechatPayConnectionDetails implements WechatPayConnectionDetails {

	private final AccessPoint accessPoint;

	private final Supplier<MerchantCredentials> merchant;

	private final @Nullable ApiV3Key apiV3Key;

	private final List<PlatformKey> platformKeys;

	PropertiesWechatPayConnectionDetails(WechatPayProperties properties, ResourceLoader resourceLoader,
			ObjectProvider<SslBundles> sslBundles) {
		ConfiguredKeyReader keyReader = new ConfiguredKeyReader(resourceLoader);
		this.accessPoint = readAccessPoint(properties);
		this.merchant = new MerchantSourceFactory(properties, keyReader, sslBundles).create();
		this.apiV3Key = keyReader.apiV3Key("wechatpay.api-v3-key", properties.getApiV3Key());
		this.platformKeys = new PlatformPropertiesReader(properties.getPlatform(), keyReader)
			.read(getMerchant().serialNumber());
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

	private static AccessPoint readAccessPoint(WechatPayProperties properties) {
		URI baseUri = properties.getBaseUri();
		if (baseUri == null) {
			return AccessPoint.of(properties.getRegion());
		}
		try {
			return new AccessPoint(properties.getRegion(), baseUri);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidWechatPayPropertyException("wechatpay.base-uri",
					"is not an access point: " + ex.getMessage(),
					"Set it to scheme and host, such as https://apihk.mch.weixin.qq.com, or remove it.", ex);
		}
	}

}
