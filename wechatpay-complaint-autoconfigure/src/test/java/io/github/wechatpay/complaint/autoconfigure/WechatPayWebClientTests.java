package io.github.wechatpay.complaint.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.wechatpay.complaint.client.ClientResources;
import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.client.WechatPayResponseException;
import io.github.wechatpay.complaint.client.WechatPayWebClientCustomizer;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.NotificationUrl;
import io.github.wechatpay.complaint.testing.ConfiguredMerchant;
import io.github.wechatpay.complaint.testing.Contexts;
import io.github.wechatpay.complaint.testing.GoldenValues;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the {@link WebClient} of {@link WechatPayAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class WechatPayWebClientTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private static final String GOLDEN_URL = "https://www.example.com/notify";

	private final ApplicationContextRunner contextRunner = Contexts.runner(GoldenValues.clock())
		.withPropertyValues(ConfiguredMerchant.withPublicKey().toArray());

	private final MockWebServer server = new MockWebServer();

	@BeforeEach
	void startServer() throws IOException {
		this.server.start();
	}

	@AfterEach
	void closeServer() {
		this.server.close();
	}

	@Test
	void nothingIsCreatedWhenDisabled() {
		this.contextRunner.withPropertyValues("wechatpay.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(WebClient.class)
				.doesNotHaveBean(ClientResources.class)
				.doesNotHaveBean(WechatPayClient.class));
	}

	@Test
	void nothingIsNeededWhenDisabled() {
		Contexts.runner()
			.withPropertyValues("wechatpay.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void clientIsCreatedUnderItsName() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed()
			.hasBean("wechatPayWebClient")
			.hasSingleBean(WebClient.class)
			.hasSingleBean(ClientResources.class)
			.hasSingleBean(WechatPayClient.class));
	}

	@Test
	void startUpDoesNoNetworkTraffic() {
		withServer().run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(this.server.getRequestCount()).isZero();
		});
	}

	@Test
	void requestIsSignedAndAnswerVerified() {
		withServer().run((context) -> {
			assertQueried(context.getBean(ComplaintNotificationService.class));
			RecordedRequest request = takeRequest();
			assertThat(request.getTarget()).isEqualTo("/v3/global/merchant-service/complaint-notifications");
			assertThat(request.getHeaders().get("Authorization"))
				.startsWith("WECHATPAY2-SHA256-RSA2048 mchid=\"1900000001\"")
				.contains("serial_no=\"" + GoldenValues.MERCHANT_SERIAL + "\"", "timestamp=\"1767225600\"");
		});
	}

	@Test
	void regionDecidesOnThePath() {
		withServer().withPropertyValues("wechatpay.region=mainland").run((context) -> {
			assertQueried(context.getBean(ComplaintNotificationService.class));
			assertThat(takeRequest().getTarget()).isEqualTo("/v3/merchant-service/complaint-notifications");
		});
	}

	@Test
	void clientBacksOffByName() {
		WebClient own = WebClient.create("https://example.com");
		this.contextRunner.withBean("wechatPayWebClient", WebClient.class, () -> own)
			.run((context) -> assertThat(context).hasSingleBean(WebClient.class)
				.getBean(WebClient.class)
				.isSameAs(own));
	}

	@Test
	void whatTheApplicationAddsToItsClientsIsNotSent() {
		withServer()
			.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, CodecsAutoConfiguration.class,
					ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class))
			.withUserConfiguration(ApplicationWideConfiguration.class)
			.run((context) -> {
				enqueueGoldenAnswer();
				context.getBean(WebClient.Builder.class)
					.baseUrl(this.server.url("/").toString())
					.build()
					.post()
					.bodyValue(new Example("a"))
					.retrieve()
					.toBodilessEntity()
					.block(TIMEOUT);
				RecordedRequest applications = takeRequest();
				assertThat(applications.getHeaders().get("X-Internal-Token")).isEqualTo("secret");
				assertThat(applications.getHeaders().get("X-Filter")).isEqualTo("added");
				assertThat(applications.getBody().utf8()).isEqualTo("{\"example_text\":\"a\"}");

				context.getBean("wechatPayWebClient", WebClient.class)
					.post()
					.uri("/v3/example")
					.bodyValue(new Example("a"))
					.retrieve()
					.toBodilessEntity()
					.block(TIMEOUT);
				RecordedRequest ours = takeRequest();
				assertThat(ours.getHeaders().names()).doesNotContain("X-Internal-Token", "X-Filter");
				assertThat(ours.getBody().utf8()).isEqualTo("{\"exampleText\":\"a\"}");
				assertThat(ours.getHeaders().get("User-Agent")).startsWith("wechatpay-complaint");
			});
	}

	@Test
	void builderOfTheApplicationIsNotChanged() {
		withServer()
			.withConfiguration(
					AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class))
			.run((context) -> {
				context.getBean(WebClient.Builder.class)
					.build()
					.get()
					.uri(this.server.url("/").toString())
					.retrieve()
					.toBodilessEntity()
					.block(TIMEOUT);
				RecordedRequest request = takeRequest();
				assertThat(request.getHeaders().names()).doesNotContain("Authorization");
			});
	}

	@Test
	void customizersAreAppliedInOrder() {
		withServer().withUserConfiguration(CustomizerConfiguration.class).run((context) -> {
			assertQueried(context.getBean(ComplaintNotificationService.class));
			assertThat(context.getBean(CustomizerConfiguration.class).applied).containsExactly("first", "second");
			assertThat(takeRequest().getHeaders().get("X-Customized")).isEqualTo("second");
		});
	}

	@Test
	void observationsAreMadeWithTheRegistryOfTheApplication() {
		TestObservationRegistry registry = TestObservationRegistry.create();
		withServer().withBean(ObservationRegistry.class, () -> registry).run((context) -> {
			assertQueried(context.getBean(ComplaintNotificationService.class));
			// it is stopped after the caller has got the result
			Awaitility.await()
				.untilAsserted(() -> TestObservationRegistryAssert.assertThat(registry)
					.hasObservationWithNameEqualTo("http.client.requests")
					.that()
					.hasLowCardinalityKeyValue("uri", "/v3/global/merchant-service/complaint-notifications")
					.hasBeenStopped());
		});
	}

	@Test
	void connectorIsBuiltByTheBuilderOfTheApplication() {
		RecordingConnectorBuilder builder = new RecordingConnectorBuilder();
		withServer().withBean("connectorBuilder", RecordingConnectorBuilder.class, () -> builder)
			.withPropertyValues("wechatpay.client.connect-timeout=3s", "wechatpay.client.response-timeout=7s")
			.run((context) -> {
				assertQueried(context.getBean(ComplaintNotificationService.class));
				assertThat(builder.connected).isNotEmpty();
				assertThat(builder.settings).singleElement().satisfies((settings) -> {
					assertThat(settings.redirects()).isEqualTo(HttpRedirects.DONT_FOLLOW);
					assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
					assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(7));
				});
			});
	}

	@Test
	void clientIsBuiltWhenItIsFirstUsed() {
		RecordingConnectorBuilder builder = new RecordingConnectorBuilder();
		withServer().withBean("connectorBuilder", RecordingConnectorBuilder.class, () -> builder).run((context) -> {
			ComplaintNotificationService service = context.getBean(ComplaintNotificationService.class);
			assertThat(builder.settings).isEmpty();
			assertQueried(service);
			assertThat(builder.settings).hasSize(1);
		});
	}

	@Test
	void settingsOfTheApplicationsClientsDoNotCount() {
		RecordingConnectorBuilder builder = new RecordingConnectorBuilder();
		withServer().withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class))
			.withBean("connectorBuilder", RecordingConnectorBuilder.class, () -> builder)
			.withPropertyValues("spring.http.clients.redirects=follow", "spring.http.clients.read-timeout=1h",
					"spring.http.clients.connect-timeout=1h")
			.run((context) -> {
				assertQueried(context.getBean(ComplaintNotificationService.class));
				assertThat(builder.settings).anySatisfy((settings) -> {
					assertThat(settings.redirects()).isEqualTo(HttpRedirects.DONT_FOLLOW);
					assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
					assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(10));
				});
			});
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "2, 2" })
	void attemptsAreLimitedByTheProperty(int maxAttempts, int requests) {
		this.contextRunner
			.withPropertyValues("wechatpay.base-uri=" + baseUri(), "wechatpay.client.retry.initial-backoff=1ms",
					"wechatpay.client.retry.max-attempts=" + maxAttempts)
			.run((context) -> {
				for (int i = 0; i < maxAttempts; i++) {
					this.server.enqueue(new MockResponse.Builder().code(500).build());
				}
				StepVerifier.create(context.getBean(ComplaintNotificationService.class).query())
					.expectError(WechatPayApiException.class)
					.verify(TIMEOUT);
				assertThat(this.server.getRequestCount()).isEqualTo(requests);
			});
	}

	@Test
	void answerIsLimitedByTheProperty() {
		withServer().withPropertyValues("wechatpay.client.max-response-size=20B")
			.run((context) -> StepVerifier.create(context.getBean(ComplaintNotificationService.class).query())
				.expectError(WechatPayResponseException.class)
				.verify(TIMEOUT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://10.1.2.3:9090", "http://emulator" })
	void plaintextOverTheNetworkIsWarnedAbout(String baseUri, CapturedOutput output) {
		this.contextRunner.withPropertyValues("wechatpay.base-uri=" + baseUri).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).contains("WARN").contains(baseUri).contains("unencrypted");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:9090", "http://127.0.0.1:9090", "http://[::1]:9090",
			"https://apihk.mch.weixin.qq.com" })
	void nothingElseIsWarnedAbout(String baseUri, CapturedOutput output) {
		this.contextRunner.withPropertyValues("wechatpay.base-uri=" + baseUri).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).doesNotContain("unencrypted");
		});
	}

	@Test
	void serviceBacksOff() {
		ComplaintNotificationService own = new OwnService();
		this.contextRunner.withBean(ComplaintNotificationService.class, () -> own)
			.run((context) -> assertThat(context).getBean(ComplaintNotificationService.class).isSameAs(own));
	}

	@Test
	void serviceUsesTheClientOfTheApplicationWhenItHasItsName() {
		WebClient own = WebClient.create(this.server.url("/own").toString());
		this.contextRunner.withBean("wechatPayWebClient", WebClient.class, () -> own).run((context) -> {
			enqueueGoldenAnswer();
			StepVerifier.create(context.getBean(ComplaintNotificationService.class).query())
				.expectNextCount(1)
				.expectComplete()
				.verify(TIMEOUT);
			assertThat(takeRequest().getTarget()).startsWith("/own/v3/global/");
		});
	}

	private ApplicationContextRunner withServer() {
		enqueueGoldenAnswer();
		return this.contextRunner.withPropertyValues("wechatpay.base-uri=" + baseUri());
	}

	private String baseUri() {
		return "http://localhost:" + this.server.getPort();
	}

	private void enqueueGoldenAnswer() {
		this.server.enqueue(new MockResponse.Builder().addHeader("Content-Type", "application/json")
			.addHeader("Wechatpay-Timestamp", GoldenValues.TIMESTAMP)
			.addHeader("Wechatpay-Nonce", GoldenValues.RESPONSE_NONCE)
			.addHeader("Wechatpay-Serial", ConfiguredMerchant.PUBLIC_KEY_ID)
			.addHeader("Wechatpay-Signature", GoldenValues.text("response.signature"))
			.body(GoldenValues.text("response.body"))
			.build());
	}

	private RecordedRequest takeRequest() throws InterruptedException {
		RecordedRequest request = this.server.takeRequest(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
		assertThat(request).isNotNull();
		return request;
	}

	private static void assertQueried(ComplaintNotificationService service) {
		StepVerifier.create(service.query())
			.expectNext(new NotificationUrl("1900000001", GOLDEN_URL))
			.expectComplete()
			.verify(TIMEOUT);
	}

	record Example(String exampleText) {

	}

	record Injected(WebClient byType, WebClient byQualifier) {

	}

	@Configuration(proxyBeanMethods = false)
	static class InjectionConfiguration {

		@Bean
		Injected injected(@Autowired WebClient byType, @Qualifier("wechatPayWebClient") WebClient byQualifier) {
			return new Injected(byType, byQualifier);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ApplicationWideConfiguration {

		@Bean
		WebClientCustomizer webClientCustomizer() {
			return (builder) -> builder.defaultHeader("X-Internal-Token", "secret")
				.filter((request, next) -> next
					.exchange(ClientRequest.from(request).header("X-Filter", "added").build()));
		}

		@Bean
		JsonMapper jsonMapper() {
			return JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CustomizerConfiguration {

		private final List<String> applied = new CopyOnWriteArrayList<>();

		@Bean
		@Order(2)
		WechatPayWebClientCustomizer second() {
			return customizer("second");
		}

		@Bean
		@Order(1)
		WechatPayWebClientCustomizer first() {
			return customizer("first");
		}

		private WechatPayWebClientCustomizer customizer(String name) {
			return (builder) -> {
				this.applied.add(name);
				builder.defaultHeaders((headers) -> headers.set("X-Customized", name));
			};
		}

	}

	static final class RecordingConnectorBuilder implements ClientHttpConnectorBuilder<ClientHttpConnector> {

		private final List<HttpClientSettings> settings = new CopyOnWriteArrayList<>();

		private final List<URI> connected = new CopyOnWriteArrayList<>();

		@Override
		public ClientHttpConnector build(@Nullable HttpClientSettings settings) {
			this.settings.add(settings);
			ClientHttpConnector delegate = ClientHttpConnectorBuilder.jdk().build(settings);
			return new ClientHttpConnector() {

				@Override
				public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
						Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
					RecordingConnectorBuilder.this.connected.add(uri);
					return delegate.connect(method, uri, requestCallback);
				}

			};
		}

	}

	static final class OwnService implements ComplaintNotificationService {

		@Override
		public Mono<NotificationUrl> create(String url) {
			return Mono.empty();
		}

		@Override
		public Mono<NotificationUrl> query() {
			return Mono.empty();
		}

		@Override
		public Mono<NotificationUrl> update(String url) {
			return Mono.empty();
		}

		@Override
		public Mono<Void> delete() {
			return Mono.empty();
		}

		@Override
		public Mono<NotificationUrl> register(String url) {
			return Mono.empty();
		}

	}

}
