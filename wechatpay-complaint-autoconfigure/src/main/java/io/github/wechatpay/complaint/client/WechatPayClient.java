package io.github.wechatpay.complaint.client;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.crypto.RsaProvider;
import io.github.wechatpay.complaint.platform.ConfiguredPlatformKeys;
import io.github.wechatpay.complaint.platform.DownloadedPlatformKeys;
import io.github.wechatpay.complaint.platform.PlatformKeyRing;
import io.github.wechatpay.complaint.platform.SignatureVerifier;
import io.github.wechatpay.complaint.platform.VerificationListener;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * One merchant of WeChat Pay put together: its credentials sign each request, its
 * platform keys verify each response and notification. This is the one place to see how
 * things hang together; it needs no Spring Boot. <pre>{@code
 * try (WechatPayClient client = WechatPayClient.builder()
 *         .merchant(MerchantCredentials.of(merchantId, serialNumber, privateKeyPem))
 *         .platform(PlatformTrust.downloaded(ApiV3Key.of(apiV3Key)))
 *         .build()) {
 *     …
 * }
 * }</pre> To build one calls nobody. Nothing is shared between two of them, unless they
 * are given the same {@link ClientResources}.
 */
public final class WechatPayClient implements AutoCloseable {

	private final AccessPoint accessPoint;

	private final Supplier<MerchantCredentials> merchant;

	private final @Nullable ApiV3Key apiV3Key;

	private final RsaProvider rsaProvider;

	private final @Nullable ClientResources ownResources;

	private final PlatformKeyRing platformKeys;

	private final SignatureVerifier signatureVerifier;

	private final WebClient webClient;

	private WechatPayClient(Builder builder, Supplier<MerchantCredentials> merchant, PlatformTrust platform) {
		this.accessPoint = builder.accessPoint;
		this.merchant = merchant;
		this.apiV3Key = platform.apiV3Key();
		this.rsaProvider = builder.rsaProvider;
		ClientResources shared = builder.resources;
		ClientResources resources = (shared != null) ? shared : ClientResources.create(builder.settings);
		this.ownResources = (shared != null) ? null : resources;
		WebClientAssembler assembler = new WebClientAssembler(builder.accessPoint, builder.settings, resources,
				new RequestSigner(builder.accessPoint, merchant, builder.clock, builder.nonces, builder.rsaProvider),
				new ApiErrorDecoder(builder.clock), builder.observationRegistry);
		this.platformKeys = createPlatformKeys(builder, platform, assembler);
		this.signatureVerifier = new SignatureVerifier(this.platformKeys, builder.clock, builder.clockTolerance,
				builder.rsaProvider);
		this.webClient = assembler.verified(this.signatureVerifier, builder.verificationListeners, platform.keys(),
				builder.customizers);
	}

	private static PlatformKeyRing createPlatformKeys(Builder builder, PlatformTrust platform,
			WebClientAssembler assembler) {
		ConfiguredPlatformKeys configured = new ConfiguredPlatformKeys(platform.keys(), builder.clock);
		if (!platform.download() || platform.apiV3Key() == null) {
			return new PlatformKeyRing(configured, null);
		}
		CertificateDownloader downloader = new CertificateDownloader(assembler.unverified(),
				builder.accessPoint.region(), platform.apiV3Key(), builder.clock, builder.clockTolerance);
		return new PlatformKeyRing(configured,
				new DownloadedPlatformKeys(downloader, platform.refreshInterval(), builder.clock));
	}

	/**
	 * Create a builder with the defaults: the public access point of the global region,
	 * {@link ClientSettings#defaults()}, the clock of the system, and a tolerance of 5
	 * minutes. Merchant and platform must be given.
	 * @return a new builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return the access point that is called.
	 * @return the access point
	 */
	public AccessPoint accessPoint() {
		return this.accessPoint;
	}

	/**
	 * Return the credentials that sign at the moment.
	 * @return the credentials
	 */
	public MerchantCredentials merchant() {
		return this.merchant.get();
	}

	/**
	 * Return the key that decrypts what WeChat Pay encrypts for the merchant.
	 * @return the APIv3 key, or {@code null} if none was given
	 */
	public @Nullable ApiV3Key apiV3Key() {
		return this.apiV3Key;
	}

	/**
	 * Return whose implementation of RSA signs, verifies and decrypts.
	 * @return the provider
	 */
	public RsaProvider rsaProvider() {
		return this.rsaProvider;
	}

	/**
	 * Return the client that calls WeChat Pay: it signs each request and passes on only
	 * responses whose signature was verified. Its base URL is the access point.
	 * @return the client
	 */
	public WebClient webClient() {
		return this.webClient;
	}

	/**
	 * Return what verifies the signatures of responses and notifications.
	 * @return the verifier
	 */
	public SignatureVerifier signatureVerifier() {
		return this.signatureVerifier;
	}

	/**
	 * Return the platform keys that are trusted.
	 * @return the keys
	 */
	public PlatformKeyRing platformKeys() {
		return this.platformKeys;
	}

	/**
	 * Stop downloading certificates, and close the connections unless they are shared.
	 * Calls that are under way fail.
	 */
	@Override
	public void close() {
		this.platformKeys.close();
		if (this.ownResources != null) {
			this.ownResources.close();
		}
	}

	/**
	 * Builder of a {@link WechatPayClient}.
	 */
	public static final class Builder {

		private @Nullable Supplier<MerchantCredentials> merchant;

		private @Nullable PlatformTrust platform;

		private AccessPoint accessPoint = AccessPoint.of(Region.GLOBAL);

		private ClientSettings settings = ClientSettings.defaults();

		private Clock clock = Clock.systemUTC();

		private Duration clockTolerance = Duration.ofMinutes(5);

		private RsaProvider rsaProvider = RsaProvider.jdk();

		private ObservationRegistry observationRegistry = ObservationRegistry.NOOP;

		private List<WechatPayWebClientCustomizer> customizers = List.of();

		private List<VerificationListener> verificationListeners = List.of();

		private @Nullable ClientResources resources;

		private Supplier<String> nonces = RequestSigner.randomNonces();

		private Builder() {
		}

		/**
		 * Set who signs requests.
		 * @param merchant the credentials
		 * @return this builder
		 */
		public Builder merchant(MerchantCredentials merchant) {
			return merchant(() -> merchant);
		}

		/**
		 * Set who signs requests. Asked for each request, so that credentials can be
		 * exchanged without a restart.
		 * @param merchant gives the credentials
		 * @return this builder
		 */
		public Builder merchant(Supplier<MerchantCredentials> merchant) {
			this.merchant = merchant;
			return this;
		}

		/**
		 * Set whose signatures are trusted.
		 * @param platform the trusted keys
		 * @return this builder
		 */
		public Builder platform(PlatformTrust platform) {
			this.platform = platform;
			return this;
		}

		/**
		 * Set where WeChat Pay is called.
		 * @param accessPoint the access point
		 * @return this builder
		 */
		public Builder accessPoint(AccessPoint accessPoint) {
			this.accessPoint = accessPoint;
			return this;
		}

		/**
		 * Set the limits of the client.
		 * @param settings the limits
		 * @return this builder
		 */
		public Builder settings(ClientSettings settings) {
			this.settings = settings;
			return this;
		}

		/**
		 * Set the clock that requests are signed with and timestamps are compared with.
		 * @param clock the clock
		 * @return this builder
		 */
		public Builder clock(Clock clock) {
			this.clock = clock;
			return this;
		}

		/**
		 * Set the largest accepted difference between a signed timestamp and the clock,
		 * either way.
		 * @param clockTolerance the largest difference
		 * @return this builder
		 */
		public Builder clockTolerance(Duration clockTolerance) {
			this.clockTolerance = clockTolerance;
			return this;
		}

		/**
		 * Set whose implementation of RSA signs, verifies and decrypts; the JVM's choice
		 * by default.
		 * @param rsaProvider the provider
		 * @return this builder
		 */
		public Builder rsaProvider(RsaProvider rsaProvider) {
			this.rsaProvider = rsaProvider;
			return this;
		}

		/**
		 * Set what observes the requests.
		 * @param observationRegistry the registry
		 * @return this builder
		 */
		public Builder observationRegistry(ObservationRegistry observationRegistry) {
			this.observationRegistry = observationRegistry;
			return this;
		}

		/**
		 * Set what changes the {@link WebClient} before the filter that makes it safe is
		 * added.
		 * @param customizers the customizers in their order
		 * @return this builder
		 */
		public Builder customizers(List<WechatPayWebClientCustomizer> customizers) {
			this.customizers = List.copyOf(customizers);
			return this;
		}

		/**
		 * Set what is called with the outcome of each verification of a response.
		 * @param listeners the listeners
		 * @return this builder
		 */
		public Builder verificationListeners(List<VerificationListener> listeners) {
			this.verificationListeners = List.copyOf(listeners);
			return this;
		}

		/**
		 * Share connections and threads with other clients, or use another connector than
		 * that of Reactor Netty. The client does not close what it is given here.
		 * @param resources the connections and threads
		 * @return this builder
		 */
		public Builder resources(ClientResources resources) {
			this.resources = resources;
			return this;
		}

		/**
		 * Set the nonces, for tests that need to know them.
		 * @param nonces gives a text of at most 32 letters and digits that no other
		 * request has
		 * @return this builder
		 */
		public Builder nonces(Supplier<String> nonces) {
			this.nonces = nonces;
			return this;
		}

		/**
		 * Build the client, without calling anybody.
		 * @return the client
		 * @throws IllegalArgumentException if merchant or platform is not set
		 */
		public WechatPayClient build() {
			Assert.notNull(this.merchant, "'merchant' must be set");
			Assert.notNull(this.platform, "'platform' must be set");
			return new WechatPayClient(this, this.merchant, this.platform);
		}

	}

}
