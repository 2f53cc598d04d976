package io.github.wechatpay.complaint.testing;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.ClientSettings;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.client.RandomNonceGenerator;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.RetryPolicy;
import io.github.wechatpay.complaint.client.WebClientPlatformCertificateDownloader;
import io.github.wechatpay.complaint.client.WechatPayWebClientCustomizer;
import io.github.wechatpay.complaint.client.WechatPayWebClientFactory;
import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.WebClientComplaintNotificationService;
import io.github.wechatpay.complaint.platform.ConfiguredPlatformKeys;
import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.platform.SignatureVerifier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Builds the client under test: Reactor Netty, one attempt, short limits, and the keys
 * and the time of {@link PlatformSigner} unless said otherwise. The one place that knows
 * how the library puts a client together.
 */
public final class TestClient {

	/**
	 * Longer than anything in a test takes, unless it hangs.
	 */
	public static final Duration LONG = Duration.ofSeconds(20);

	private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

	private final URI baseUri;

	private Region region = Region.GLOBAL;

	private Supplier<ClientHttpConnector> connector = () -> Connector.REACTOR_NETTY.create(this.connectTimeout,
			this.responseTimeout);

	private Duration connectTimeout = Duration.ofSeconds(2);

	private Duration responseTimeout = Duration.ofSeconds(8);

	private int maxResponseSize = 1024 * 1024;

	private RetryPolicy retry = new RetryPolicy(1, Duration.ofMillis(1));

	private Clock clock = PlatformSigner.CLOCK;

	private Supplier<String> nonces = new RandomNonceGenerator()::next;

	private Supplier<MerchantCredentials> merchant = Merchant::credentials;

	private List<PlatformKey> platformKeys = Stream.of(PlatformSigner.CERTIFICATE, PlatformSigner.OTHER)
		.map((signer) -> new PlatformKey(SerialNumber.of(signer.serialNumber()), signer.keys().getPublic(), null))
		.toList();

	private final List<WechatPayWebClientCustomizer> customizers = new ArrayList<>();

	private TestClient(URI baseUri) {
		this.baseUri = baseUri;
	}

	/**
	 * Start with a client that calls the given place.
	 * @param baseUri where to call
	 * @return what is to be built
	 */
	public static TestClient of(URI baseUri) {
		return new TestClient(baseUri);
	}

	/**
	 * Set the region.
	 * @param region decides on the paths
	 * @return this
	 */
	public TestClient region(Region region) {
		this.region = region;
		return this;
	}

	/**
	 * Set the kind of connector.
	 * @param connector the kind
	 * @return this
	 */
	public TestClient with(Connector connector) {
		return with(() -> connector.create(this.connectTimeout, this.responseTimeout));
	}

	/**
	 * Set the connector.
	 * @param connector gives the connector
	 * @return this
	 */
	public TestClient with(Supplier<ClientHttpConnector> connector) {
		this.connector = connector;
		return this;
	}

	/**
	 * Set both time-outs.
	 * @param connectTimeout how long to wait for a connection
	 * @param responseTimeout how long to wait for a response
	 * @return this
	 */
	public TestClient timeouts(Duration connectTimeout, Duration responseTimeout) {
		this.connectTimeout = connectTimeout;
		this.responseTimeout = responseTimeout;
		return this;
	}

	/**
	 * Set the time-out of the response.
	 * @param responseTimeout how long to wait for a response
	 * @return this
	 */
	public TestClient responseTimeout(Duration responseTimeout) {
		return timeouts(this.connectTimeout, responseTimeout);
	}

	/**
	 * Set the limit of a response.
	 * @param maxResponseSize the largest body in bytes
	 * @return this
	 */
	public TestClient maxResponseSize(int maxResponseSize) {
		this.maxResponseSize = maxResponseSize;
		return this;
	}

	/**
	 * Have calls repeated almost without a pause.
	 * @param maxAttempts the number of attempts in all
	 * @return this
	 */
	public TestClient attempts(int maxAttempts) {
		return attempts(maxAttempts, Duration.ofMillis(1));
	}

	/**
	 * Have calls repeated.
	 * @param maxAttempts the number of attempts in all
	 * @param initialBackoff the pause before the second attempt
	 * @return this
	 */
	public TestClient attempts(int maxAttempts, Duration initialBackoff) {
		this.retry = new RetryPolicy(maxAttempts, initialBackoff);
		return this;
	}

	/**
	 * Set the time.
	 * @param clock gives the time to sign and to verify with
	 * @return this
	 */
	public TestClient clock(Clock clock) {
		this.clock = clock;
		return this;
	}

	/**
	 * Set what requests are signed with besides the key.
	 * @param nonces gives the nonces
	 * @return this
	 */
	public TestClient nonces(Supplier<String> nonces) {
		this.nonces = nonces;
		return this;
	}

	/**
	 * Set who calls.
	 * @param merchant gives the credentials, anew for each request
	 * @return this
	 */
	public TestClient merchant(Supplier<MerchantCredentials> merchant) {
		this.merchant = merchant;
		return this;
	}

	/**
	 * Set whose signatures are accepted.
	 * @param platformKeys the configured keys
	 * @return this
	 */
	public TestClient trusting(PlatformKey... platformKeys) {
		this.platformKeys = List.of(platformKeys);
		return this;
	}

	/**
	 * Add a customizer.
	 * @param customizer changes the client
	 * @return this
	 */
	public TestClient customizer(WechatPayWebClientCustomizer customizer) {
		this.customizers.add(customizer);
		return this;
	}

	/**
	 * Build the client.
	 * @return the signed and verified client
	 */
	public WebClient build() {
		SignatureVerifier verifier = new SignatureVerifier(new ConfiguredPlatformKeys(this.platformKeys, this.clock),
				this.clock, CLOCK_TOLERANCE);
		return factory(null).create(verifier, this.customizers, List.of());
	}

	/**
	 * Build the service that manages the notification URL.
	 * @return the service on top of the client
	 */
	public ComplaintNotificationService complaintNotifications() {
		return new WebClientComplaintNotificationService(build(), this.region);
	}

	/**
	 * Have the platform certificates downloaded, beside a WeChat Pay public key.
	 * @param apiV3Key decrypts them
	 * @return the keys of the list, or why they are not to be had
	 */
	public Mono<List<PlatformKey>> downloadedKeys(String apiV3Key) {
		return new WebClientPlatformCertificateDownloader(factory(SerialNumber.of(PlatformSigner.OTHER.serialNumber())),
				this.region, ApiV3Key.of(apiV3Key), this.clock, CLOCK_TOLERANCE)
			.download();
	}

	private WechatPayWebClientFactory factory(@Nullable SerialNumber publicKeyId) {
		ClientSettings settings = new ClientSettings(this.connectTimeout, this.responseTimeout, this.maxResponseSize,
				this.retry);
		ClientHttpConnector built = this.connector.get();
		return new WechatPayWebClientFactory(new AccessPoint(this.region, this.baseUri), settings, this.merchant,
				this.clock, this.nonces::get, publicKeyId, () -> WebClient.builder().clientConnector(built));
	}

}
