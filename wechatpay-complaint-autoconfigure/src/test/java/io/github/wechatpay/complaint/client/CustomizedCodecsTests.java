package io.github.wechatpay.complaint.client;

import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.TestClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The codecs are shared by all merchants, until one is given others.
 */
class CustomizedCodecsTests {

	@AutoClose
	private final PlatformServer server = new PlatformServer();

	@Test
	void codecsThatACustomizerChangesAreThoseOfItsClientOnly() {
		WebClient changed = TestClient.of(this.server.uri())
			.customizer((builder) -> builder.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(1)))
			.build();
		StepVerifier.create(call(changed))
			.expectErrorSatisfies((failure) -> assertThat(failure).hasMessageContaining("Exceeded limit"))
			.verify(TestClient.LONG);
		StepVerifier.create(call(TestClient.of(this.server.uri()).build()))
			.expectNext("{}")
			.expectComplete()
			.verify(TestClient.LONG);
	}

	private Mono<String> call(WebClient client) {
		this.server.answer(PlatformServer.ok("{}"));
		return client.get().uri("/v3/x").retrieve().bodyToMono(String.class);
	}

}
