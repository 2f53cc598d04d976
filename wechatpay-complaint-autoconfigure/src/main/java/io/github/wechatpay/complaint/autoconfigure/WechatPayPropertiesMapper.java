package io.github.wechatpay.complaint.autoconfigure;

import java.net.URI;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.ClientSettings;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.client.PlatformTrust;
import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.crypto.RsaProvider;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.platform.PlatformKey;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.StringUtils;

/**
 * Maps {@link WechatPayProperties} to what they describe. A value that is missing or
 * wrong ends in an {@link InvalidWechatPayPropertyException} that names the property.
 */
final class WechatPayPropertiesMapper {

	private static final String API_V3_KEY = "api-v3-key";

	private static final String PUBLIC_KEY_ID = "platform.public-key-id";

	private static final String PUBLIC_KEY = "platform.public-key";

	private static final Duration LONGEST_REFRESH_INTERVAL = Duration.ofHours(12);

	private final String prefix;

	private final WechatPayProperties properties;

	private final ResourceLoader resourceLoader;

	private final ObjectProvider<SslBundles> sslBundles;

	private final PropertyKeyReader keyReader;

	private final MerchantPropertiesMapper merchantMapper;

	WechatPayPropertiesMapper(WechatPayProperties properties, ResourceLoader resourceLoader,
			ObjectProvider<SslBundles> sslBundles) {
		this("wechatpay.", properties, resourceLoader, sslBundles);
	}

	private WechatPayPropertiesMapper(String prefix, WechatPayProperties properties, ResourceLoader resourceLoader,
			ObjectProvider<SslBundles> sslBundles) {
		this.prefix = prefix;
		this.properties = properties;
		this.resourceLoader = resourceLoader;
		this.sslBundles = sslBundles;
		this.keyReader = new PropertyKeyReader(resourceLoader);
		this.merchantMapper = new MerchantPropertiesMapper(prefix, properties, this.keyReader, sslBundles);
	}

	/**
	 * Return the mapper of a named merchant, which has what it does not set itself from
	 * the top level.
	 */
	WechatPayPropertiesMapper named(String merchant) {
		return new WechatPayPropertiesMapper(this.prefix + "merchants." + merchant + ".", this.properties.of(merchant),
				this.resourceLoader, this.sslBundles);
	}

	WechatPayProperties properties() {
		return this.properties;
	}

	/**
	 * Return the full name of a property.
	 */
	String property(String name) {
		return this.prefix + name;
	}

	AccessPoint accessPoint() {
		URI baseUri = this.properties.baseUri();
		if (baseUri == null) {
			return AccessPoint.of(this.properties.region());
		}
		try {
			return new AccessPoint(this.properties.region(), baseUri);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidWechatPayPropertyException(this.prefix + "base-uri",
					"is not an access point: " + ex.getMessage(),
					"Set it to scheme and host, such as https://apihk.mch.weixin.qq.com, or remove it.", ex);
		}
	}

	Supplier<MerchantCredentials> merchant() {
		return this.merchantMapper.credentials();
	}

	@Nullable ApiV3Key apiV3Key() {
		return this.keyReader.apiV3Key(this.prefix + API_V3_KEY, this.properties.apiV3Key());
	}

	List<PlatformKey> platformKeys(SerialNumber merchantSerialNumber) {
		List<PlatformKey> keys = new ArrayList<>();
		PlatformKey publicKey = publicKey();
		if (publicKey != null) {
			keys.add(publicKey);
		}
		List<String> certificates = this.properties.platform().certificates();
		for (int i = 0; i < certificates.size(); i++) {
			keys.add(platformCertificate(this.prefix + "platform.certificates[" + i + "]", certificates.get(i),
					merchantSerialNumber));
		}
		return keys;
	}

	ClientSettings clientSettings() {
		PropertyConstraints constraints = new PropertyConstraints(this.prefix + "client.");
		WechatPayProperties.Client client = this.properties.client();
		WechatPayProperties.Retry retry = client.retry();
		constraints.require(retry.maxAttempts() >= 1, "retry.max-attempts", retry.maxAttempts(), "be 1 or more");
		constraints.require(!retry.initialBackoff().isNegative(), "retry.initial-backoff", retry.initialBackoff(),
				"be 0 or more");
		return new ClientSettings(constraints.positive("connect-timeout", client.connectTimeout()),
				constraints.positive("response-timeout", client.responseTimeout()),
				constraints.positive("max-response-size", client.maxResponseSize()),
				constraints.positive("max-idle-time", client.maxIdleTime()), retry.maxAttempts(),
				retry.initialBackoff());
	}

	/**
	 * Return who does RSA.
	 * @param privateKey the key to try providers with
	 */
	RsaProvider rsaProvider(PrivateKey privateKey) {
		return new CryptoPropertiesMapper(this.properties.crypto().provider(), privateKey).rsaProvider();
	}

	/**
	 * Return the settings of the connections that all merchants share: time enough for
	 * the slowest, and kept no longer than for the shortest.
	 */
	ClientSettings sharedClientSettings() {
		return this.properties.merchants()
			.keySet()
			.stream()
			.map((name) -> named(name).clientSettings())
			.reduce(clientSettings(), WechatPayPropertiesMapper::share);
	}

	private static ClientSettings share(ClientSettings one, ClientSettings other) {
		Comparator<Duration> byLength = Comparator.naturalOrder();
		return new ClientSettings(BinaryOperator.maxBy(byLength).apply(one.connectTimeout(), other.connectTimeout()),
				BinaryOperator.maxBy(byLength).apply(one.responseTimeout(), other.responseTimeout()),
				one.maxResponseSize(), BinaryOperator.minBy(byLength).apply(one.maxIdleTime(), other.maxIdleTime()),
				one.maxAttempts(), one.initialBackoff());
	}

	Duration clockTolerance() {
		return new PropertyConstraints(this.prefix).positive("clock-tolerance", this.properties.clockTolerance());
	}

	/**
	 * Return whose signatures are trusted: the keys of the connection details, and those
	 * that are downloaded if downloading is on.
	 */
	PlatformTrust platformTrust(WechatPayConnectionDetails connectionDetails) {
		List<PlatformKey> keys = connectionDetails.getPlatformKeys();
		ApiV3Key apiV3Key = connectionDetails.getApiV3Key();
		boolean download = isDownloadOn(keys, apiV3Key);
		if (download && apiV3Key == null) {
			throw new InvalidWechatPayPropertyException(this.prefix + "platform.download",
					"is true, but " + this.prefix + "api-v3-key is not set", "Set " + this.prefix
							+ "api-v3-key to the APIv3 key of the merchant platform, which decrypts the certificates.");
		}
		if (keys.isEmpty() && !download) {
			throw new InvalidWechatPayPropertyException(this.prefix + API_V3_KEY,
					"is not set or not used, and no other source of platform keys is configured",
					"Set it to the APIv3 key, so that platform certificates are downloaded; or set " + this.prefix
							+ "platform.public-key and " + this.prefix + "platform.public-key-id, " + "or "
							+ this.prefix + "platform.certificates.");
		}
		return new PlatformTrust(keys, apiV3Key, download, refreshInterval());
	}

	private boolean isDownloadOn(List<PlatformKey> keys, @Nullable ApiV3Key apiV3Key) {
		Boolean download = this.properties.platform().download();
		if (download != null) {
			return download;
		}
		return apiV3Key != null && keys.stream().noneMatch((key) -> key.serialNumber().isPublicKeyId());
	}

	private Duration refreshInterval() {
		PropertyConstraints constraints = new PropertyConstraints(this.prefix + "platform.");
		Duration interval = constraints.positive("refresh-interval", this.properties.platform().refreshInterval());
		constraints.require(interval.compareTo(LONGEST_REFRESH_INTERVAL) < 0, "refresh-interval", interval,
				"be less than 12 hours");
		return interval;
	}

	private @Nullable PlatformKey publicKey() {
		String id = this.properties.platform().publicKeyId();
		String publicKey = this.properties.platform().publicKey();
		if (!StringUtils.hasText(id) && !StringUtils.hasText(publicKey)) {
			return null;
		}
		if (!StringUtils.hasText(publicKey)) {
			throw new InvalidWechatPayPropertyException(this.prefix + PUBLIC_KEY,
					"is not set, but " + this.prefix + "platform.public-key-id is",
					"Set it to the location of the WeChat Pay public key (pub_key.pem).");
		}
		if (!StringUtils.hasText(id)) {
			throw new InvalidWechatPayPropertyException(this.prefix + PUBLIC_KEY_ID,
					"is not set, but " + this.prefix + "platform.public-key is",
					"Set it to the id that the merchant platform shows beside the public key (PUB_KEY_ID_…).");
		}
		if (!SerialNumber.of(id).isPublicKeyId()) {
			throw new InvalidWechatPayPropertyException(this.prefix + PUBLIC_KEY_ID,
					"is '" + id + "', which is not a public key id",
					"Set it to the id that the merchant platform shows beside the public key, "
							+ "which starts with PUB_KEY_ID_.");
		}
		return this.keyReader.publicKey(this.prefix + PUBLIC_KEY, publicKey, id);
	}

	private PlatformKey platformCertificate(String property, String value, SerialNumber merchantSerialNumber) {
		PlatformKey key = this.keyReader.platformCertificate(property, value);
		if (key.serialNumber().equals(merchantSerialNumber)) {
			throw new InvalidWechatPayPropertyException(property,
					"has the serial number of the merchant's own certificate, " + merchantSerialNumber,
					"Use the certificate of WeChat Pay, not apiclient_cert.pem.");
		}
		return key;
	}

}
