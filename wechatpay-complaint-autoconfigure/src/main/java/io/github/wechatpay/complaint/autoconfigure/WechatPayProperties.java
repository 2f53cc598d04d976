package io.github.wechatpay.complaint.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import io.github.wechatpay.complaint.client.Region;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties of WeChat Pay.
 */
@ConfigurationProperties("wechatpay")
class WechatPayProperties {

	/**
	 * Merchant id (mchid) of the caller. A service provider gives its own, never a
	 * sub-merchant's.
	 */
	private @Nullable String merchantId;

	/**
	 * Hexadecimal serial number of the merchant API certificate. Taken from the merchant
	 * certificate by default.
	 */
	private @Nullable String merchantSerialNumber;

	/**
	 * Location or PEM text of the merchant API certificate (apiclient_cert.pem). Only its
	 * serial number is used.
	 */
	private @Nullable String merchantCertificate;

	/**
	 * Location or PEM text of the merchant's private key (apiclient_key.pem).
	 */
	private @Nullable String privateKey;

	/**
	 * Password of an encrypted private key.
	 */
	private @Nullable String privateKeyPassword;

	/**
	 * Name of an SSL bundle that holds the merchant API certificate and its private key
	 * (apiclient_cert.p12). Takes the place of serial number, certificate and private
	 * key.
	 */
	private @Nullable String sslBundle;

	/**
	 * APIv3 key of the merchant, exactly 32 bytes. Needed to download platform
	 * certificates and to receive notifications.
	 */
	private @Nullable String apiV3Key;

	/**
	 * Region of the merchant account, which decides on the access point and its paths.
	 */
	private Region region = Region.GLOBAL;

	/**
	 * Access point to call instead of the region's own.
	 */
	private @Nullable URI baseUri;

	/**
	 * Largest accepted difference between a signed timestamp and the local clock, either
	 * way.
	 */
	private Duration clockTolerance = Duration.ofMinutes(5);

	private final Platform platform = new Platform();

	private final Client client = new Client();

	private final Complaint complaint = new Complaint();

	public @Nullable String getMerchantId() {
		return this.merchantId;
	}

	public void setMerchantId(@Nullable String merchantId) {
		this.merchantId = merchantId;
	}

	public @Nullable String getMerchantSerialNumber() {
		return this.merchantSerialNumber;
	}

	public void setMerchantSerialNumber(@Nullable String merchantSerialNumber) {
		this.merchantSerialNumber = merchantSerialNumber;
	}

	public @Nullable String getMerchantCertificate() {
		return this.merchantCertificate;
	}

	public void setMerchantCertificate(@Nullable String merchantCertificate) {
		this.merchantCertificate = merchantCertificate;
	}

	public @Nullable String getPrivateKey() {
		return this.privateKey;
	}

	public void setPrivateKey(@Nullable String privateKey) {
		this.privateKey = privateKey;
	}

	public @Nullable String getPrivateKeyPassword() {
		return this.privateKeyPassword;
	}

	public void setPrivateKeyPassword(@Nullable String privateKeyPassword) {
		this.privateKeyPassword = privateKeyPassword;
	}

	public @Nullable String getSslBundle() {
		return this.sslBundle;
	}

	public void setSslBundle(@Nullable String sslBundle) {
		this.sslBundle = sslBundle;
	}

	public @Nullable String getApiV3Key() {
		return this.apiV3Key;
	}

	public void setApiV3Key(@Nullable String apiV3Key) {
		this.apiV3Key = apiV3Key;
	}

	public Region getRegion() {
		return this.region;
	}

	public void setRegion(Region region) {
		this.region = region;
	}

	public @Nullable URI getBaseUri() {
		return this.baseUri;
	}

	public void setBaseUri(@Nullable URI baseUri) {
		this.baseUri = baseUri;
	}

	public Duration getClockTolerance() {
		return this.clockTolerance;
	}

	public void setClockTolerance(Duration clockTolerance) {
		this.clockTolerance = clockTolerance;
	}

	public Platform getPlatform() {
		return this.platform;
	}

	public Client getClient() {
		return this.client;
	}

	public Complaint getComplaint() {
		return this.complaint;
	}

	/**
	 * Properties of WeChat Pay's own keys.
	 */
	static class Platform {

		/**
		 * Id of the WeChat Pay public key (PUB_KEY_ID_…).
		 */
		private @Nullable String publicKeyId;

		/**
		 * Location or PEM text of the WeChat Pay public key (pub_key.pem).
		 */
		private @Nullable String publicKey;

		/**
		 * Locations or PEM texts of platform certificates.
		 */
		private List<String> certificates = new ArrayList<>();

		/**
		 * Whether to download platform certificates and keep them up to date. Enabled by
		 * default when there is an APIv3 key and no public key.
		 */
		private @Nullable Boolean download;

		/**
		 * Time between two downloads, less than 12 hours.
		 */
		private Duration refreshInterval = Duration.ofHours(6);

		public @Nullable String getPublicKeyId() {
			return this.publicKeyId;
		}

		public void setPublicKeyId(@Nullable String publicKeyId) {
			this.publicKeyId = publicKeyId;
		}

		public @Nullable String getPublicKey() {
			return this.publicKey;
		}

		public void setPublicKey(@Nullable String publicKey) {
			this.publicKey = publicKey;
		}

		public List<String> getCertificates() {
			return this.certificates;
		}

		public void setCertificates(List<String> certificates) {
			this.certificates = certificates;
		}

		public @Nullable Boolean getDownload() {
			return this.download;
		}

		public void setDownload(@Nullable Boolean download) {
			this.download = download;
		}

		public Duration getRefreshInterval() {
			return this.refreshInterval;
		}

		public void setRefreshInterval(Duration refreshInterval) {
			this.refreshInterval = refreshInterval;
		}

	}

	/**
	 * Properties of the HTTP client.
	 */
	static class Client {

		/**
		 * Longest time to wait for a connection.
		 */
		private Duration connectTimeout = Duration.ofSeconds(5);

		/**
		 * Longest time to wait for an answer.
		 */
		private Duration responseTimeout = Duration.ofSeconds(10);

		/**
		 * Largest accepted answer.
		 */
		private DataSize maxResponseSize = DataSize.ofMegabytes(1);

		private final Retry retry = new Retry();

		public Duration getConnectTimeout() {
			return this.connectTimeout;
		}

		public void setConnectTimeout(Duration connectTimeout) {
			this.connectTimeout = connectTimeout;
		}

		public Duration getResponseTimeout() {
			return this.responseTimeout;
		}

		public void setResponseTimeout(Duration responseTimeout) {
			this.responseTimeout = responseTimeout;
		}

		public DataSize getMaxResponseSize() {
			return this.maxResponseSize;
		}

		public void setMaxResponseSize(DataSize maxResponseSize) {
			this.maxResponseSize = maxResponseSize;
		}

		public Retry getRetry() {
			return this.retry;
		}

	}

	/**
	 * Properties of repeated calls.
	 */
	static class Retry {

		/**
		 * Number of attempts made in all, the first included.
		 */
		private int maxAttempts = 3;

		/**
		 * Pause before the second attempt. It doubles with each further one.
		 */
		private Duration initialBackoff = Duration.ofMillis(200);

		public int getMaxAttempts() {
			return this.maxAttempts;
		}

		public void setMaxAttempts(int maxAttempts) {
			this.maxAttempts = maxAttempts;
		}

		public Duration getInitialBackoff() {
			return this.initialBackoff;
		}

		public void setInitialBackoff(Duration initialBackoff) {
			this.initialBackoff = initialBackoff;
		}

	}

	/**
	 * Properties of complaint notifications.
	 */
	static class Complaint {

		/**
		 * URL that should be registered: absolute, https, without query.
		 */
		private @Nullable String notificationUrl;

		/**
		 * Whether to register the notification URL once the application is ready.
		 */
		private boolean registerOnStartup;

		private final Callback callback = new Callback();

		public @Nullable String getNotificationUrl() {
			return this.notificationUrl;
		}

		public void setNotificationUrl(@Nullable String notificationUrl) {
			this.notificationUrl = notificationUrl;
		}

		public boolean isRegisterOnStartup() {
			return this.registerOnStartup;
		}

		public void setRegisterOnStartup(boolean registerOnStartup) {
			this.registerOnStartup = registerOnStartup;
		}

		public Callback getCallback() {
			return this.callback;
		}

	}

	/**
	 * Properties of the endpoint that receives notifications.
	 */
	static class Callback {

		/**
		 * Path of the endpoint that receives notifications.
		 */
		private String path = "/wechatpay/complaint-notifications";

		/**
		 * Largest accepted notification.
		 */
		private DataSize maxBodySize = DataSize.ofKilobytes(64);

		/**
		 * Longest time to wait for the handlers before a notification is answered. WeChat
		 * Pay waits for 5 seconds.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration handlerTimeout = Duration.ofSeconds(4);

		/**
		 * Longest time that the handling of a notification may take before it counts as
		 * failed and is cancelled.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration maxHandlingTime = Duration.ofMinutes(10);

		/**
		 * When to create the tables of this starter: always, in an embedded database, or
		 * never.
		 */
		private SchemaInitialization initializeSchema = SchemaInitialization.EMBEDDED;

		private final Deduplication deduplication = new Deduplication();

		public String getPath() {
			return this.path;
		}

		public void setPath(String path) {
			this.path = path;
		}

		public DataSize getMaxBodySize() {
			return this.maxBodySize;
		}

		public void setMaxBodySize(DataSize maxBodySize) {
			this.maxBodySize = maxBodySize;
		}

		public Duration getHandlerTimeout() {
			return this.handlerTimeout;
		}

		public void setHandlerTimeout(Duration handlerTimeout) {
			this.handlerTimeout = handlerTimeout;
		}

		public Duration getMaxHandlingTime() {
			return this.maxHandlingTime;
		}

		public void setMaxHandlingTime(Duration maxHandlingTime) {
			this.maxHandlingTime = maxHandlingTime;
		}

		public SchemaInitialization getInitializeSchema() {
			return this.initializeSchema;
		}

		public void setInitializeSchema(SchemaInitialization initializeSchema) {
			this.initializeSchema = initializeSchema;
		}

		public Deduplication getDeduplication() {
			return this.deduplication;
		}

	}

	/**
	 * Properties of remembering what has been handled.
	 */
	static class Deduplication {

		/**
		 * Where to remember which notifications have been handled. Redis by default when
		 * there is a reactive connection to it, else memory.
		 */
		private @Nullable NotificationStoreType store;

		/**
		 * Time to remember a handled notification. WeChat Pay may repeat one for a week.
		 */
		@DurationUnit(ChronoUnit.SECONDS)
		private Duration ttl = Duration.ofDays(8);

		public @Nullable NotificationStoreType getStore() {
			return this.store;
		}

		public void setStore(@Nullable NotificationStoreType store) {
			this.store = store;
		}

		public Duration getTtl() {
			return this.ttl;
		}

		public void setTtl(Duration ttl) {
			this.ttl = ttl;
		}

	}

}
