package io.github.wechatpay.complaint.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.platform.PlatformKey;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Whose signatures are trusted, and what decrypts what WeChat Pay encrypts for the
 * merchant.
 *
 * @param keys the platform keys that are known from the beginning
 * @param apiV3Key decrypts platform certificates and notifications, or {@code null} where
 * neither is needed
 * @param download whether platform certificates are downloaded and kept up to date
 * @param refreshInterval how often certificates are downloaded, less than 12 hours
 */
public record PlatformTrust(List<PlatformKey> keys, @Nullable ApiV3Key apiV3Key, boolean download,
		Duration refreshInterval) {

	private static final Duration DEFAULT_REFRESH_INTERVAL = Duration.ofHours(6);

	/**
	 * Create a trust.
	 * @param keys the platform keys that are known from the beginning
	 * @param apiV3Key decrypts platform certificates and notifications
	 * @param download whether platform certificates are downloaded
	 * @param refreshInterval how often they are downloaded
	 */
	public PlatformTrust {
		keys = List.copyOf(keys);
		Assert.isTrue(!keys.isEmpty() || download, "Either 'keys' must not be empty or 'download' must be true");
		Assert.isTrue(apiV3Key != null || !download, "'apiV3Key' must be given to download certificates");
	}

	/**
	 * Trust the platform certificates that WeChat Pay lists for the merchant.
	 * @param apiV3Key decrypts the certificates, and notifications
	 * @return the trust
	 */
	public static PlatformTrust downloaded(ApiV3Key apiV3Key) {
		return new PlatformTrust(List.of(), apiV3Key, true, DEFAULT_REFRESH_INTERVAL);
	}

	/**
	 * Trust the given keys alone.
	 * @param keys certificates and public keys, in any number
	 * @return the trust
	 */
	public static PlatformTrust configured(PlatformKey... keys) {
		return new PlatformTrust(List.of(keys), null, false, DEFAULT_REFRESH_INTERVAL);
	}

	/**
	 * Trust these keys as well.
	 * @param keys certificates and public keys, in any number
	 * @return the trust
	 */
	public PlatformTrust withKeys(List<PlatformKey> keys) {
		List<PlatformKey> all = new ArrayList<>(this.keys);
		all.addAll(keys);
		return new PlatformTrust(all, this.apiV3Key, this.download, this.refreshInterval);
	}

	/**
	 * Decrypt notifications with this key.
	 * @param apiV3Key the APIv3 key of the merchant
	 * @return the trust
	 */
	public PlatformTrust withApiV3Key(ApiV3Key apiV3Key) {
		return new PlatformTrust(this.keys, apiV3Key, this.download, this.refreshInterval);
	}

	/**
	 * Download certificates in another interval.
	 * @param refreshInterval the interval, less than 12 hours
	 * @return the trust
	 */
	public PlatformTrust withRefreshInterval(Duration refreshInterval) {
		return new PlatformTrust(this.keys, this.apiV3Key, this.download, refreshInterval);
	}

}
