package io.github.wechatpay.complaint.testing;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.ClientResources;
import io.github.wechatpay.complaint.client.ClientSettings;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.client.PlatformTrust;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.client.WechatPayWebClientCustomizer;
import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.platform.PlatformKey;
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

	private final URI baseUri;

	private Region region = Region.GLOBAL;

	private Supplier<ClientHttpConnector> connector = () -> Connector.REACTOR_NETTY.create(this.connectTimeout,
			this.responseTimeout);

	private Duration connectTimeout = Duration.ofSeconds(2);

	private Duration responseTimeout = Duration.ofSeconds(8);

	private int maxResponseSize = 1024 * 1024;

	private int maxAttempts = 1;

	private Duration initialBackoff = Duration.ofMillis(1);

	private Clock clock = PlatformSigner.CLOCK;

	private Supplier<String> nonces = () -> UUID.randomUUID().toString().replace("-", "");

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
		this.maxAttempts = maxAttempts;
		this.initialBackoff = initialBackoff;
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
		return client(PlatformTrust.configured(this.platformKeys.toArray(PlatformKey[]::new))).webClient();
	}

	/**
	 * Build the service that manages the notification URL.
	 * @return the service on top of the client
	 */
	public ComplaintNotificationService complaintNotifications() {
		return ComplaintNotificationService
			.of(client(PlatformTrust.configured(this.platformKeys.toArray(PlatformKey[]::new))));
	}

	/**
	 * Have the platform certificates downloaded, beside a WeChat Pay public key.
	 * @param apiV3Key decrypts them
	 * @return the keys of the list, or why they are not to be had
	 */
	public Mono<List<PlatformKey>> downloadedKeys(String apiV3Key) {
		PlatformTrust trust = PlatformTrust.downloaded(ApiV3Key.of(apiV3Key)).withKeys(List.of(publicKey()));
		return Mono.using(() -> client(trust), TestClient::download, WechatPayClient::close);
	}

	// any serial number that is not known has the list downloaded
	private static Mono<List<PlatformKey>> download(WechatPayClient client) {
		return client.platformKeys()
			.find(SerialNumber.of("0123456789"))
			.then(Mono.fromSupplier(() -> client.platformKeys()
				.getKeys()
				.stream()
				.filter((key) -> key.serialNumber().isHexadecimal())
				.toList()));
	}

	private static PlatformKey publicKey() {
		return new PlatformKey(SerialNumber.of(PlatformSigner.OTHER.serialNumber()),
				PlatformSigner.OTHER.keys().getPublic(), null);
	}

	private WechatPayClient client(PlatformTrust trust) {
		ClientSettings settings = ClientSettings.defaults()
			.withTimeouts(this.connectTimeout, this.responseTimeout)
			.withMaxResponseSize(this.maxResponseSize)
			.withRetries(this.maxAttempts, this.initialBackoff);
		return WechatPayClient.builder()
			.merchant(this.merchant)
			.accessPoint(new AccessPoint(this.region, this.baseUri))
			.platform(trust)
			.settings(settings)
			.clock(this.clock)
			.customizers(this.customizers)
			.nonces(this.nonces)
			.resources(ClientResources.of(this.connector))
			.build();
	}

}
