package io.github.wechatpay.complaint.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;

import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.testing.Connector;
import io.github.wechatpay.complaint.testing.Merchant;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.TestClient;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.test.StepVerifier;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The client agrees with openssl, whose signatures {@code golden.sh} made.
 */
class GoldenSignatureTests {

	private static final String PATH = "/v3/global/merchant-service/complaint-notifications";

	private static final String ANSWER_PREFIX = PlatformSigner.NOW.getEpochSecond() + "\n" + PlatformSigner.NONCE
			+ "\n";

	@AutoClose
	private final PlatformServer server = new PlatformServer().answer(PlatformServer.ok("{}"));

	@ParameterizedTest
	@EnumSource
	void postHasTheSignatureOfOpenssl(Connector connector) {
		requireGolden("post",
				client(connector).post()
					.uri(PATH)
					.contentType(MediaType.APPLICATION_JSON)
					.bodyValue(Map.of("url", "https://pay.example.com/投诉/通知")));
	}

	@ParameterizedTest
	@EnumSource
	void getHasTheSignatureOfOpenssl(Connector connector) {
		requireGolden("get", client(connector).get().uri(PATH));
	}

	@ParameterizedTest
	@EnumSource
	void deleteHasTheSignatureOfOpenssl(Connector connector) {
		requireGolden("delete", client(connector).method(HttpMethod.DELETE).uri(PATH));
	}

	@ParameterizedTest
	@EnumSource
	void encodedQueryHasTheSignatureOfOpenssl(Connector connector) {
		requireGolden("query", client(connector).get()
			.uri(URI.create(this.server.uri() + "/v3/global/complaints?q=%3D%7B%22%E6%8A%95+a%20b")));
	}

	@Test
	void answerSignedByOpensslIsAccepted() {
		byte[] message = read("golden-answer.txt").getBytes(StandardCharsets.UTF_8);
		int start = ANSWER_PREFIX.length();
		String body = new String(message, start, message.length - start - 1, StandardCharsets.UTF_8);
		try (PlatformServer platform = new PlatformServer().answer(answer(body, "golden-answer.signature"))) {
			StepVerifier.create(verifyingClient(platform).get().uri(PATH).retrieve().bodyToMono(String.class))
				.expectNext(body)
				.expectComplete()
				.verify(TestClient.LONG);
		}
	}

	@Test
	void emptyAnswerSignedByOpensslIsAccepted() {
		MockResponse answer = answer("", "golden-empty-answer.signature").newBuilder().code(204).build();
		try (PlatformServer platform = new PlatformServer().answer(answer)) {
			StepVerifier.create(verifyingClient(platform).delete().uri(PATH).retrieve().toBodilessEntity())
				.expectNextCount(1)
				.expectComplete()
				.verify(TestClient.LONG);
		}
	}

	private void requireGolden(String name, RequestHeadersSpec<?> request) {
		StepVerifier.create(request.retrieve().toBodilessEntity())
			.expectNextCount(1)
			.expectComplete()
			.verify(TestClient.LONG);
		assertThat(this.server.onlyRequest().getHeaders().get(HttpHeaders.AUTHORIZATION))
			.isEqualTo("WECHATPAY2-SHA256-RSA2048 mchid=\"1900012181\",nonce_str=\"593BEC0C930BF1AFEB40B4A08C8FB242\","
					+ "timestamp=\"1767225600\",serial_no=\"5157F09EFDC096DE15EBE81A47057A7232F1B8E1\",signature=\""
					+ read("golden-" + name + ".signature") + "\"");
	}

	private WebClient client(Connector connector) {
		MerchantCredentials merchant = new MerchantCredentials(Merchant.ID, SerialNumber.of(Merchant.SERIAL_NUMBER),
				goldenKey());
		return TestClient.of(this.server.uri())
			.with(connector)
			.merchant(() -> merchant)
			.nonces(() -> PlatformSigner.NONCE)
			.build();
	}

	private static WebClient verifyingClient(PlatformServer platform) {
		return TestClient.of(platform.uri()).trusting(goldenPlatformKey()).build();
	}

	private static MockResponse answer(String body, String signature) {
		return new MockResponse.Builder().body(body)
			.addHeader("Content-Type", "application/json")
			.addHeader("Wechatpay-Timestamp", PlatformSigner.NOW.getEpochSecond())
			.addHeader("Wechatpay-Nonce", PlatformSigner.NONCE)
			.addHeader("Wechatpay-Serial", PlatformSigner.CERTIFICATE.serialNumber())
			.addHeader("Wechatpay-Signature", read(signature))
			.build();
	}

	private static PlatformKey goldenPlatformKey() {
		try {
			RSAPrivateCrtKey key = goldenKey();
			return new PlatformKey(SerialNumber.of(PlatformSigner.CERTIFICATE.serialNumber()),
					KeyFactory.getInstance("RSA")
						.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())),
					null);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static RSAPrivateCrtKey goldenKey() {
		String base64 = read("golden-key.pem").replaceAll("-----[A-Z ]+-----|\\s", "");
		try {
			return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA")
				.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String read(String name) {
		try {
			return new ClassPathResource(name, GoldenSignatureTests.class).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
