package io.github.wechatpay.complaint.autoconfigure;

import java.util.List;

import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.platform.PlatformKey;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * What it takes to connect to WeChat Pay: where it is, who calls, and whose signature is
 * trusted. A bean of this type takes the place of the {@code wechatpay.*} properties of
 * the same meaning.
 */
public interface WechatPayConnectionDetails extends ConnectionDetails {

	/**
	 * Return where WeChat Pay is called.
	 * @return the access point; the public one of the global region by default
	 */
	default AccessPoint getAccessPoint() {
		return AccessPoint.of(Region.GLOBAL);
	}

	/**
	 * Return who signs requests. Called for each request, so that credentials can be
	 * exchanged without a restart.
	 * @return the credentials of the merchant
	 */
	MerchantCredentials getMerchant();

	/**
	 * Return the key that decrypts platform certificates and notifications.
	 * @return the APIv3 key, or {@code null} if there is none
	 */
	default @Nullable ApiV3Key getApiV3Key() {
		return null;
	}

	/**
	 * Return the platform keys that are known from the beginning.
	 * @return certificates and public keys, in any number
	 */
	default List<PlatformKey> getPlatformKeys() {
		return List.of();
	}

}
