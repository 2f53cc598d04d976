package io.github.wechatpay.complaint.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.platform.SignatureVerifier;

import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Builds the client under test: Reactor Netty, one attempt and short limits unless said
 * otherwise.
 */
public final class TestClient {

	/**
	 * Longer than anything in a test takes, unless it hangs.
	 */
	public static final Duration LONG = Duration.ofSeconds(20);

	private final URI baseUri;

	private Function<ClientSettings, ClientHttpConnector> connector = Connector.REACTOR_NETTY::create;

	private Duration connectTimeout = Duration.ofSeconds(2);

	private Duration responseTimeout = Duration.ofSeconds(8);

	private int maxResponseSize = 1024 * 1024;

	private RetryPolicy retry = new RetryPolicy(1, Duration.ofMillis(1));

	private NonceGenerator nonceGenerator = new RandomNonceGenerator();

	private Supplier<MerchantCredentials> merchant = Merchant::credentials;

	private SignatureVerifier verifier = new SignatureVerifier(Platform.keys(), Platform.CLOCK, Duration.ofMinutes(5));

	private final List<WechatPayWebClientCustomizer> customizers = new ArrayList<>();

	private TestClient(URI baseUri) {
		this.baseUri = baseUri;
	}

	public static TestClient of(URI baseUri) {
		return new TestClient(baseUri);
	}

	TestClient with(Connector connector) {
		return with(connector::create);
	}

	TestClient with(Function<ClientSettings, ClientHttpConnector> connector) {
		this.connector = connector;
		return this;
	}

	TestClient timeouts(Duration connectTimeout, Duration responseTimeout) {
		this.connectTimeout = connectTimeout;
		this.responseTimeout = responseTimeout;
		return this;
	}

	public TestClient responseTimeout(Duration responseTimeout) {
		this.responseTimeout = responseTimeout;
		return this;
	}

	TestClient maxResponseSize(int maxResponseSize) {
		this.maxResponseSize = maxResponseSize;
		return this;
	}

	public TestClient attempts(int maxAttempts) {
		this.retry = new RetryPolicy(maxAttempts, Duration.ofMillis(1));
		return this;
	}

	TestClient nonces(NonceGenerator nonceGenerator) {
		this.nonceGenerator = nonceGenerator;
		return this;
	}

	TestClient merchant(Supplier<MerchantCredentials> merchant) {
		this.merchant = merchant;
		return this;
	}

	TestClient verifier(SignatureVerifier verifier) {
		this.verifier = verifier;
		return this;
	}

	TestClient customizer(WechatPayWebClientCustomizer customizer) {
		this.customizers.add(customizer);
		return this;
	}

	public WebClient build() {
		ClientSettings settings = new ClientSettings(this.connectTimeout, this.responseTimeout, this.maxResponseSize,
				this.retry);
		ClientHttpConnector built = this.connector.apply(settings);
		return new WechatPayWebClientFactory(new AccessPoint(Region.GLOBAL, this.baseUri), settings, this.merchant,
				Platform.CLOCK, this.nonceGenerator, null, () -> WebClient.builder().clientConnector(built))
			.create(this.verifier, this.customizers, List.of());
	}

}
