package io.github.wechatpay.complaint.client;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.github.wechatpay.complaint.testing.Connector;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.TestClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.test.StepVerifier;

import org.springframework.http.HttpRequest;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A verified response is like that of any other {@link WebClient}.
 */
class VerifiedResponseTests {

	@AutoClose
	private final PlatformServer server = new PlatformServer();

	@ParameterizedTest
	@EnumSource
	void responseWithoutABodyIsEmptyWhateverItIsReadAs(Connector connector) {
		this.server.answer(PlatformServer.noContent());
		WebClient client = TestClient.of(this.server.uri()).with(connector).build();
		StepVerifier.create(client.delete().uri("/v3/x").retrieve().bodyToMono(Map.class))
			.expectComplete()
			.verify(TestClient.LONG);
		StepVerifier.create(client.delete().uri("/v3/x").retrieve().bodyToMono(byte[].class))
			.expectComplete()
			.verify(TestClient.LONG);
	}

	@Test
	void successWithAnEmptyBodyIsEmpty() {
		this.server.answer(PlatformServer.ok(""));
		StepVerifier
			.create(TestClient.of(this.server.uri()).build().get().uri("/v3/x").retrieve().bodyToMono(byte[].class))
			.expectComplete()
			.verify(TestClient.LONG);
	}

	@Test
	void responseHasItsRequestWithItsAttributes() {
		this.server.answer(PlatformServer.ok("{}"));
		AtomicReference<HttpRequest> seen = new AtomicReference<>();
		WebClient client = TestClient.of(this.server.uri())
			.customizer((builder) -> builder
				.filter((request, next) -> next.exchange(request).doOnNext((response) -> seen.set(response.request()))))
			.build();
		StepVerifier
			.create(client.get()
				.uri("/v3/x")
				.attribute("trace", 7)
				.exchangeToMono((response) -> response.createException()))
			.assertNext((exception) -> assertThat(exception.getMessage()).contains("GET").contains("/v3/x"))
			.expectComplete()
			.verify(TestClient.LONG);
		assertThat(seen.get().getURI()).hasPath("/v3/x");
		assertThat(seen.get().getAttributes()).containsEntry("trace", 7);
	}

	@Test
	void filterThatIsAddedToTheClientCannotHaveAnotherHostShownASignature() {
		try (PlatformServer stranger = new PlatformServer()) {
			WebClient client = TestClient.of(this.server.uri())
				.build()
				.mutate()
				.filter((request, next) -> next
					.exchange(ClientRequest.from(request).url(stranger.uri().resolve("/v3/x")).build()))
				.build();
			StepVerifier.create(client.get().uri("/v3/x").retrieve().toBodilessEntity())
				.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(IllegalArgumentException.class)
					.hasMessageContaining("Refused to sign"))
				.verify(TestClient.LONG);
			assertThat(stranger.requests()).isEmpty();
		}
	}

}
