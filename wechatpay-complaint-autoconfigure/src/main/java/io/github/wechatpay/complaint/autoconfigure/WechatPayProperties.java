package io.github.wechatpay.complaint.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;

import io.github.wechatpay.complaint.client.Region;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/**
 * Configuration properties of WeChat Pay. What they describe is made of them by
 * {@link WechatPayPropertiesMapper}, which also says what is wrong with them.
 *
 * @param merchantId Merchant id (mchid) of the caller. A service provider gives its own,
 * never a sub-merchant's.
 * @param merchantSerialNumber Hexadecimal serial number of the merchant API certificate.
 * Taken from the merchant certificate by default.
 * @param merchantCertificate Location or PEM text of the merchant API certificate
 * (apiclient_cert.pem). Only its serial number is used.
 * @param privateKey Location or PEM text of the merchant's private key
 * (apiclient_key.pem).
 * @param privateKeyPassword Password of an encrypted private key.
 * @param sslBundle Name of an SSL bundle that holds the merchant API certificate and its
 * private key (apiclient_cert.p12). Takes the place of serial number, certificate and
 * private key.
 * @param apiV3Key APIv3 key of the merchant, exactly 32 bytes. Needed to download
 * platform certificates and to receive notifications.
 * @param region Region of the merchant account, which decides on the access point and its
 * paths.
 * @param baseUri Access point to call instead of the region's own.
 * @param clockTolerance Largest accepted difference between a signed timestamp and the
 * local clock, either way.
 * @param crypto Cryptography.
 * @param platform WeChat Pay's own keys.
 * @param client The HTTP client.
 * @param complaint Complaints and their notifications.
 * @param merchants Further merchants by their names, of lower case letters and digits.
 * Each has the properties of the top level, but for crypto and, below complaint,
 * callback, deadlines, reconciliation and legacy-padding, which hold for all.
 */
@ConfigurationProperties("wechatpay")
record WechatPayProperties(@Nullable String merchantId, @Nullable String merchantSerialNumber,
		@Nullable String merchantCertificate, @Nullable String privateKey, @Nullable String privateKeyPassword,
		@Nullable String sslBundle, @Nullable String apiV3Key, @DefaultValue("global") Region region,
		@Nullable URI baseUri, @DefaultValue("5m") @DurationUnit(ChronoUnit.SECONDS) Duration clockTolerance,
		@DefaultValue Crypto crypto, @DefaultValue Platform platform, @DefaultValue Client client,
		@DefaultValue Complaint complaint, @DefaultValue Map<String, Merchant> merchants) {

	/**
	 * Return the largest clock tolerance of any merchant.
	 */
	Duration largestClockTolerance() {
		return this.merchants.values()
			.stream()
			.map(Merchant::clockTolerance)
			.filter(Objects::nonNull)
			.reduce(this.clockTolerance, BinaryOperator.maxBy(Comparator.naturalOrder()));
	}

	/**
	 * Return the properties of a named merchant as if they were those of the top level.
	 */
	WechatPayProperties of(String name) {
		Merchant merchant = this.merchants.get(name);
		Assert.notNull(merchant, () -> "There is no merchant '" + name + "'");
		return merchant.within(this);
	}

	/**
	 * Return a text without secrets.
	 */
	@Override
	public String toString() {
		return "WechatPayProperties[merchantId=" + this.merchantId + ", region=" + this.region + "]";
	}

	/**
	 * Properties of the cryptography.
	 *
	 * @param provider Provider that signs and verifies. By default, the fastest provider
	 * that is on the class path and works, else the JVM's choice.
	 */
	record Crypto(@DefaultValue("auto") CryptoProviderType provider) {

	}

	/**
	 * Properties of WeChat Pay's own keys.
	 *
	 * @param publicKey Location or PEM text of the WeChat Pay public key (pub_key.pem).
	 * @param publicKeyId Id of the WeChat Pay public key (PUB_KEY_ID_…).
	 * @param certificates Locations or PEM texts of platform certificates.
	 * @param download Whether to download platform certificates and keep them up to date.
	 * Enabled by default when there is an APIv3 key and no public key.
	 * @param refreshInterval Time between two downloads, less than 12 hours.
	 */
	record Platform(@Nullable String publicKey, @Nullable String publicKeyId, @DefaultValue List<String> certificates,
			@Nullable Boolean download,
			@DefaultValue("6h") @DurationUnit(ChronoUnit.SECONDS) Duration refreshInterval) {

	}

	/**
	 * Properties of the HTTP client.
	 *
	 * @param connectTimeout Longest time to wait for a connection.
	 * @param responseTimeout Longest time to wait for a response.
	 * @param maxResponseSize Largest accepted response.
	 * @param maxIdleTime How long an unused connection is kept. For Reactor Netty only,
	 * which is the default.
	 * @param retry Repeated calls.
	 */
	record Client(@DefaultValue("5s") @DurationUnit(ChronoUnit.SECONDS) Duration connectTimeout,
			@DefaultValue("10s") @DurationUnit(ChronoUnit.SECONDS) Duration responseTimeout,
			@DefaultValue("1MB") DataSize maxResponseSize,
			@DefaultValue("30s") @DurationUnit(ChronoUnit.SECONDS) Duration maxIdleTime, @DefaultValue Retry retry) {

	}

	/**
	 * Properties of repeated calls.
	 *
	 * @param maxAttempts Number of attempts made in all, the first included.
	 * @param initialBackoff Pause before the second attempt. It doubles with each further
	 * one.
	 */
	record Retry(@DefaultValue("3") int maxAttempts,
			@DefaultValue("200ms") @DurationUnit(ChronoUnit.SECONDS) Duration initialBackoff) {

	}

	/**
	 * Properties of complaints and their notifications.
	 *
	 * @param notificationUrl URL that should be registered: absolute, https, without
	 * query.
	 * @param registerOnStartup Whether to register the notification URL once the
	 * application is ready.
	 * @param callback The endpoint that receives notifications.
	 * @param deadlines The time that a merchant has.
	 * @param reconciliation How complaints are found of which no notification was
	 * handled.
	 * @param legacyPadding Whether to try PKCS#1 v1.5 on a phone number that is not
	 * encrypted with OAEP.
	 */
	record Complaint(@Nullable String notificationUrl, @DefaultValue("false") boolean registerOnStartup,
			@DefaultValue Callback callback, @DefaultValue Deadlines deadlines,
			@DefaultValue Reconciliation reconciliation, @DefaultValue("false") boolean legacyPadding) {

	}

	/**
	 * Properties of how complaints are found of which no notification was handled.
	 *
	 * @param enabled Whether to look at the complaints of each merchant from time to
	 * time, and to handle what no notification has told of. Needs a store in Redis or in
	 * a database.
	 * @param interval Time from one look to the next, at least 1 second.
	 * @param lookback How old the complaints may be that are looked at.
	 */
	record Reconciliation(@DefaultValue("false") boolean enabled,
			@DefaultValue("10m") @DurationUnit(ChronoUnit.SECONDS) Duration interval,
			@DefaultValue("29d") @DurationUnit(ChronoUnit.SECONDS) Duration lookback) {

	}

	/**
	 * Properties of the time that a merchant has. Those of mainland China are the
	 * default; those of the global access point are not documented.
	 *
	 * @param reply Time from the complaint to the first response.
	 * @param completion Time from the complaint to its completion.
	 */
	record Deadlines(@DefaultValue("24h") @DurationUnit(ChronoUnit.SECONDS) Duration reply,
			@DefaultValue("72h") @DurationUnit(ChronoUnit.SECONDS) Duration completion) {

	}

	/**
	 * Properties of the endpoint that receives notifications.
	 *
	 * @param path Path of the endpoint that receives notifications.
	 * @param mode When a notification is acknowledged: direct is after it was handled,
	 * inbox is after it was stored in the database and before it is handled.
	 * @param maxBodySize Largest accepted notification.
	 * @param handlerTimeout Longest time to wait for the handlers before a notification
	 * is responded to. WeChat Pay waits for 5 seconds.
	 * @param maxHandlingTime Longest time that the handling of a notification may take
	 * before it counts as failed and is cancelled.
	 * @param initializeSchema When to create the tables of this starter: always, embedded
	 * (in an embedded database only) or never.
	 * @param deduplication How it is remembered what has been handled.
	 * @param inbox Repeated attempts in mode inbox.
	 */
	record Callback(@DefaultValue("/wechatpay/complaint-notifications") String path,
			@DefaultValue("direct") CallbackMode mode, @DefaultValue("64KB") DataSize maxBodySize,
			@DefaultValue("4s") @DurationUnit(ChronoUnit.SECONDS) Duration handlerTimeout,
			@DefaultValue("10m") @DurationUnit(ChronoUnit.SECONDS) Duration maxHandlingTime,
			@DefaultValue("embedded") SchemaInitialization initializeSchema, @DefaultValue Deduplication deduplication,
			@DefaultValue Inbox inbox) {

	}

	/**
	 * Properties of repeated attempts in mode inbox.
	 *
	 * @param maxAttempts Number of attempts to handle a notification, after which it is
	 * dead.
	 * @param initialBackoff Pause after the first failure. It doubles with each further
	 * one.
	 * @param maxBackoff Longest pause between two attempts.
	 */
	record Inbox(@DefaultValue("20") int maxAttempts,
			@DefaultValue("10s") @DurationUnit(ChronoUnit.SECONDS) Duration initialBackoff,
			@DefaultValue("1h") @DurationUnit(ChronoUnit.SECONDS) Duration maxBackoff) {

	}

	/**
	 * Properties of remembering what has been handled.
	 *
	 * @param store Where to remember which notifications have been handled. By default
	 * jdbc in mode inbox, else Redis when there is a reactive connection to it, else
	 * memory.
	 * @param ttl Time to remember a handled notification. WeChat Pay may repeat one for a
	 * week.
	 */
	record Deduplication(@Nullable NotificationStoreType store,
			@DefaultValue("8d") @DurationUnit(ChronoUnit.SECONDS) Duration ttl) {

	}

	/**
	 * Properties of a further merchant. What is not set of the client, the clock
	 * tolerance and the refresh interval is that of the top level.
	 *
	 * @param merchantId Merchant id (mchid) of the caller.
	 * @param merchantSerialNumber Hexadecimal serial number of the merchant API
	 * certificate.
	 * @param merchantCertificate Location or PEM text of the merchant API certificate.
	 * @param privateKey Location or PEM text of the merchant's private key.
	 * @param privateKeyPassword Password of an encrypted private key.
	 * @param sslBundle Name of an SSL bundle that holds the merchant API certificate and
	 * its private key.
	 * @param apiV3Key APIv3 key of the merchant, exactly 32 bytes.
	 * @param region Region of the merchant account.
	 * @param baseUri Access point to call instead of the region's own.
	 * @param clockTolerance Largest accepted difference between a signed timestamp and
	 * the local clock, either way.
	 * @param platform WeChat Pay's own keys.
	 * @param client The HTTP client.
	 * @param complaint The notification URL.
	 */
	record Merchant(@Nullable String merchantId, @Nullable String merchantSerialNumber,
			@Nullable String merchantCertificate, @Nullable String privateKey, @Nullable String privateKeyPassword,
			@Nullable String sslBundle, @Nullable String apiV3Key, @DefaultValue("global") Region region,
			@Nullable URI baseUri, @Nullable @DurationUnit(ChronoUnit.SECONDS) Duration clockTolerance,
			@DefaultValue MerchantPlatform platform, @DefaultValue MerchantClient client,
			@DefaultValue MerchantComplaint complaint) {

		private WechatPayProperties within(WechatPayProperties top) {
			return new WechatPayProperties(this.merchantId, this.merchantSerialNumber, this.merchantCertificate,
					this.privateKey, this.privateKeyPassword, this.sslBundle, this.apiV3Key, this.region, this.baseUri,
					(this.clockTolerance != null) ? this.clockTolerance : top.clockTolerance, top.crypto,
					this.platform.within(top.platform), this.client.within(top.client),
					this.complaint.within(top.complaint), Map.of());
		}

		/**
		 * Return a text without secrets.
		 */
		@Override
		public String toString() {
			return "Merchant[merchantId=" + this.merchantId + ", region=" + this.region + "]";
		}

	}

	/**
	 * Properties of WeChat Pay's own keys for a further merchant.
	 *
	 * @param publicKeyId Id of the WeChat Pay public key (PUB_KEY_ID_…).
	 * @param publicKey Location or PEM text of the WeChat Pay public key.
	 * @param certificates Locations or PEM texts of platform certificates.
	 * @param download Whether to download platform certificates.
	 * @param refreshInterval Time between two downloads, less than 12 hours.
	 */
	record MerchantPlatform(@Nullable String publicKey, @Nullable String publicKeyId,
			@DefaultValue List<String> certificates, @Nullable Boolean download,
			@Nullable @DurationUnit(ChronoUnit.SECONDS) Duration refreshInterval) {

		private Platform within(Platform top) {
			return new Platform(this.publicKey, this.publicKeyId, this.certificates, this.download,
					(this.refreshInterval != null) ? this.refreshInterval : top.refreshInterval);
		}

	}

	/**
	 * Properties of the HTTP client of a further merchant.
	 *
	 * @param connectTimeout Longest time to wait for a connection.
	 * @param responseTimeout Longest time to wait for a response.
	 * @param maxResponseSize Largest accepted response.
	 * @param maxIdleTime How long an unused connection is kept. For Reactor Netty only,
	 * which is the default. As the connections are shared, the shortest time of all
	 * merchants counts.
	 * @param retry Repeated calls.
	 */
	record MerchantClient(@Nullable @DurationUnit(ChronoUnit.SECONDS) Duration connectTimeout,
			@Nullable @DurationUnit(ChronoUnit.SECONDS) Duration responseTimeout, @Nullable DataSize maxResponseSize,
			@Nullable @DurationUnit(ChronoUnit.SECONDS) Duration maxIdleTime, @DefaultValue MerchantRetry retry) {

		private Client within(Client top) {
			return new Client((this.connectTimeout != null) ? this.connectTimeout : top.connectTimeout,
					(this.responseTimeout != null) ? this.responseTimeout : top.responseTimeout,
					(this.maxResponseSize != null) ? this.maxResponseSize : top.maxResponseSize,
					(this.maxIdleTime != null) ? this.maxIdleTime : top.maxIdleTime, this.retry.within(top.retry));
		}

	}

	/**
	 * Properties of repeated calls of a further merchant.
	 *
	 * @param maxAttempts Number of attempts made in all, the first included.
	 * @param initialBackoff Pause before the second attempt. It doubles with each further
	 * one.
	 */
	record MerchantRetry(@Nullable Integer maxAttempts,
			@Nullable @DurationUnit(ChronoUnit.SECONDS) Duration initialBackoff) {

		private Retry within(Retry top) {
			return new Retry((this.maxAttempts != null) ? this.maxAttempts : top.maxAttempts,
					(this.initialBackoff != null) ? this.initialBackoff : top.initialBackoff);
		}

	}

	/**
	 * Properties of the notification URL of a further merchant.
	 *
	 * @param notificationUrl URL that should be registered: absolute, https, without
	 * query.
	 * @param registerOnStartup Whether to register the notification URL once the
	 * application is ready.
	 */
	record MerchantComplaint(@Nullable String notificationUrl, @DefaultValue("false") boolean registerOnStartup) {

		private Complaint within(Complaint top) {
			return new Complaint(this.notificationUrl, this.registerOnStartup, top.callback, top.deadlines,
					top.reconciliation, top.legacyPadding);
		}

	}

}
