package io.github.wechatpay.complaint.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.github.wechatpay.complaint.client.WebClientPlatformCertificateDownloader;
import io.github.wechatpay.complaint.client.WechatPayWebClientFactory;
import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.platform.ConfiguredPlatformKeys;
import io.github.wechatpay.complaint.platform.DownloadedPlatformKeys;
import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.platform.PlatformKeyRing;
import org.jspecify.annotations.Nullable;

/**
 * Decides which platform keys are trusted: those that are configured, and those that are
 * downloaded if downloading is on.
 */
final class PlatformKeyRingFactory {

	private static final String DOWNLOAD = "wechatpay.platform.download";

	private static final String API_V3_KEY = "wechatpay.api-v3-key";

	private static final Duration LONGEST_INTERVAL = Duration.ofHours(12);

	private final WechatPayConnectionDetails connectionDetails;

	private final WechatPayProperties properties;

	private final WechatPayWebClientFactory clientFactory;

	private final Clock clock;

	private final Duration clockTolerance;

	PlatformKeyRingFactory(WechatPayConnectionDetails connectionDetails, WechatPayProperties properties,
			WechatPayWebClientFactory clientFactory, Clock clock, Duration clockTolerance) {
		this.connectionDetails = connectionDetails;
		this.properties = properties;
		this.clientFactory = clientFactory;
		this.clock = clock;
		this.clockTolerance = clockTolerance;
	}

	PlatformKeyRing create() {
		List<PlatformKey> configured = this.connectionDetails.getPlatformKeys();
		DownloadedPlatformKeys downloaded = isDownloadOn(configured) ? createDownloaded() : null;
		if (configured.isEmpty() && downloaded == null) {
			throw new InvalidWechatPayPropertyException(API_V3_KEY,
					"is not set or not used, and no other source of platform keys is configured",
					"Set it to the APIv3 key, so that platform certificates are downloaded; or set "
							+ "wechatpay.platform.public-key and wechatpay.platform.public-key-id, "
							+ "or wechatpay.platform.certificates.");
		}
		return new PlatformKeyRing(new ConfiguredPlatformKeys(configured, this.clock), downloaded);
	}

	private boolean isDownloadOn(List<PlatformKey> configured) {
		Boolean download = this.properties.getPlatform().getDownload();
		if (download != null) {
			return download;
		}
		return this.connectionDetails.getApiV3Key() != null
				&& configured.stream().noneMatch((key) -> key.serialNumber().isPublicKeyId());
	}

	private DownloadedPlatformKeys createDownloaded() {
		ApiV3Key apiV3Key = requireApiV3Key(this.connectionDetails.getApiV3Key());
		return new DownloadedPlatformKeys(
				new WebClientPlatformCertificateDownloader(this.clientFactory,
						this.connectionDetails.getAccessPoint().region(), apiV3Key, this.clock, this.clockTolerance),
				readInterval(this.properties.getPlatform()), this.clock);
	}

	private static ApiV3Key requireApiV3Key(@Nullable ApiV3Key apiV3Key) {
		if (apiV3Key == null) {
			throw new InvalidWechatPayPropertyException(DOWNLOAD, "is true, but wechatpay.api-v3-key is not set",
					"Set wechatpay.api-v3-key to the APIv3 key of the merchant platform, which decrypts the certificates.");
		}
		return apiV3Key;
	}

	private static Duration readInterval(WechatPayProperties.Platform properties) {
		PropertyConstraints constraints = new PropertyConstraints("wechatpay.platform.");
		Duration interval = constraints.positive("refresh-interval", properties.getRefreshInterval());
		constraints.require(interval.compareTo(LONGEST_INTERVAL) < 0, "refresh-interval", interval,
				"be less than 12 hours");
		return interval;
	}

}
