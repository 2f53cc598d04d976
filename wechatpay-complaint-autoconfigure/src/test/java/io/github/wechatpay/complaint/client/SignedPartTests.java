package io.github.wechatpay.complaint.client;

import java.util.Base64;

import io.github.wechatpay.complaint.testing.Merchant;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.TestClient;
import io.github.wechatpay.complaint.testing.TestKeys;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

class SignedPartTests {

	private static final byte[] META = "{\"filename\":\"a.jpg\",\"sha256\":\"00ff\"}".getBytes();

	@AutoClose
	private final PlatformServer server = new PlatformServer();

	@Test
	void uploadIsSignedOverItsSignedPartAndNotOverItsBody() {
		this.server.answer(PlatformServer.ok("{\"media_id\":\"file_1\"}"));
		MultipartBodyBuilder body = new MultipartBodyBuilder();
		body.part("meta", META);
		body.part("file", new ByteArrayResource(new byte[] { 1, 2, 3 })).filename("a.jpg");
		StepVerifier
			.create(TestClient.of(this.server.uri())
				.build()
				.post()
				.uri("/v3/global/merchant-service/images/upload")
				.attributes(SignedPart.of(META))
				.body(BodyInserters.fromMultipartData(body.build()))
				.retrieve()
				.bodyToMono(String.class))
			.expectNext("{\"media_id\":\"file_1\"}")
			.expectComplete()
			.verify(TestClient.LONG);
		RecordedRequest request = this.server.onlyRequest();
		assertThat(request.getHeaders().get("Content-Type")).startsWith("multipart/form-data;boundary=");
		assertThat(PlatformServer.bodyOf(request)).hasSizeGreaterThan(META.length).containsSubsequence(META);
		assertThat(isSignedOver(request, META)).isTrue();
		assertThat(isSignedOver(request, PlatformServer.bodyOf(request))).isFalse();
	}

	@Test
	void bytesThatAreChangedAfterwardsAreSignedAsTheyWere() {
		this.server.answer(PlatformServer.ok("{}"));
		byte[] part = META.clone();
		var attribute = SignedPart.of(part);
		part[0] = 'x';
		StepVerifier
			.create(TestClient.of(this.server.uri())
				.build()
				.post()
				.uri("/v3/x")
				.attributes(attribute)
				.bodyValue("{}")
				.retrieve()
				.toBodilessEntity())
			.expectNextCount(1)
			.expectComplete()
			.verify(TestClient.LONG);
		assertThat(isSignedOver(this.server.onlyRequest(), META)).isTrue();
	}

	private static boolean isSignedOver(RecordedRequest request, byte[] body) {
		var authorization = Merchant.parse(request);
		String prefix = request.getMethod() + "\n" + request.getTarget() + "\n" + authorization.get("timestamp") + "\n"
				+ authorization.get("nonce_str") + "\n";
		return TestKeys.isSigned(TestKeys.MERCHANT.getPublic(),
				Base64.getDecoder().decode(authorization.get("signature")), prefix.getBytes(), body,
				new byte[] { '\n' });
	}

}
