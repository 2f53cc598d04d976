package io.github.wechatpay.complaint.client;

import java.net.URI;

import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.TestClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No signature of the merchant leaves for anywhere but the access point.
 */
class AccessPointGuardTests {

	@AutoClose
	private final PlatformServer platform = new PlatformServer().answer(PlatformServer.ok("{}"));

	@AutoClose
	private final PlatformServer stranger = new PlatformServer().answer(PlatformServer.ok("{}"));

	private final WebClient client = TestClient.of(this.platform.uri()).build();

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:{stranger}/v3/x", "http://127.0.0.1:{platform}/v3/x",
			"https://localhost:{platform}/v3/x", "http://localhost/v3/x", "http://localhost.:{platform}/v3/x",
			"http://localhost:{platform}@localhost:{stranger}/v3/x", "http://user:secret@localhost:{platform}/v3/x",
			"http://user@localhost:{platform}/v3/x", "http://@localhost:{platform}/v3/x", "//localhost:{platform}/v3/x",
			"ws://localhost:{platform}/v3/x", "ftp://localhost:{platform}/v3/x", "/v3/x", "localhost:{platform}",
			"mailto:someone@localhost", "http://[::1]:{stranger}/v3/x" })
	void requestToAnotherPlaceIsRefused(String uri) {
		requireRefused(this.client.get().uri(URI.create(expand(uri))).retrieve().toBodilessEntity());
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:{stranger}/v3/x", "//localhost:{stranger}/v3/x",
			"http://localhost:{platform}@localhost:{stranger}/v3/x" })
	void absoluteTemplateIsRefused(String template) {
		requireRefused(this.client.get().uri(expand(template)).retrieve().toBodilessEntity());
	}

	@Test
	void hostFromTheUriBuilderIsRefused() {
		requireRefused(this.client.get()
			.uri((builder) -> builder.host("127.0.0.1").path("/v3/x").build())
			.retrieve()
			.toBodilessEntity());
	}

	@Test
	void addressChangedByACustomizerIsRefused() {
		URI elsewhere = URI.create(this.stranger.uri() + "/v3/x");
		WebClient customized = TestClient.of(this.platform.uri())
			.attempts(3)
			.customizer((builder) -> builder
				.filter((request, next) -> next.exchange(ClientRequest.from(request).url(elsewhere).build())))
			.build();
		requireRefused(customized.get().uri("/v3/x").retrieve().toBodilessEntity());
	}

	@Test
	void baseUrlChangedByACustomizerIsRefused() {
		WebClient customized = TestClient.of(this.platform.uri())
			.customizer((builder) -> builder.baseUrl(this.stranger.uri().toString()))
			.build();
		requireRefused(customized.get().uri("/v3/x").retrieve().toBodilessEntity());
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:{platform}/v3/x", "HTTP://LOCALHOST:{platform}/v3/x", "/v3/x", "v3/x",
			"?q=http://localhost:{stranger}" })
	void requestToTheAccessPointPasses(String template) {
		StepVerifier.create(this.client.get().uri(expand(template)).retrieve().toBodilessEntity())
			.expectNextCount(1)
			.expectComplete()
			.verify(TestClient.LONG);
		this.platform.onlySignedRequest();
		assertThat(this.stranger.requests()).isEmpty();
	}

	private void requireRefused(Mono<?> call) {
		StepVerifier.create(call).expectErrorSatisfies((failure) -> {
			assertThat(failure).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining(this.platform.uri().toString());
			assertThat(failure.getMessage()).doesNotContain("secret", "user");
		}).verify(TestClient.LONG);
		assertThat(this.platform.requests()).isEmpty();
		assertThat(this.stranger.requests()).isEmpty();
	}

	private String expand(String uri) {
		return uri.replace("{platform}", Integer.toString(this.platform.uri().getPort()))
			.replace("{stranger}", Integer.toString(this.stranger.uri().getPort()));
	}

}
