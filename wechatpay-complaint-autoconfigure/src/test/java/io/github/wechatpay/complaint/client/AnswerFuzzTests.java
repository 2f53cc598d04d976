package io.github.wechatpay.complaint.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.testing.Connector;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.RawServer;
import io.github.wechatpay.complaint.testing.TestClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.test.StepVerifier;

import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever comes over a connection, a call ends with one of the documented failures, and
 * the only connection of the pool can be used again.
 */
class AnswerFuzzTests {

	private static final byte[] BODY = PlatformServer
		.utf8("{\"mchid\":\"1900012181\",\"url\":\"https://a.example/投诉\"}");

	private static final int CASES_PER_SEED = 60;

	static Stream<Arguments> seeds() {
		return IntStream.range(0, 3)
			.boxed()
			.flatMap((seed) -> Stream.of(Connector.values()).map((connector) -> Arguments.of(connector, seed)));
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void anyAnswerEndsWithADocumentedOutcomeAndLeaksNoConnection(Connector connector, long seed) throws Exception {
		AtomicReference<byte[]> answers = new AtomicReference<>();
		Random random = new Random(seed);
		ConnectionProvider onlyOne = ConnectionProvider.builder("fuzz")
			.maxConnections(1)
			.pendingAcquireTimeout(Duration.ofSeconds(4))
			.build();
		try (RawServer server = new RawServer((socket, request) -> socket.getOutputStream().write(answers.get()))) {
			WebClient client = client(connector, onlyOne, server);
			for (int number = 0; number < CASES_PER_SEED; number++) {
				byte[] answer = answer(random);
				answers.set(answer);
				requireDocumentedOutcome(client, describe(seed, number, answer));
			}
			answers.set(head("HTTP/1.1 200 OK", PlatformSigner.CERTIFICATE.sign(BODY), BODY));
			// the server closes connections without notice, so that one in the pool may
			// be stale
			StepVerifier.create(call(client).retry(2)).expectNextCount(1).expectComplete().verify(TestClient.LONG);
		}
		finally {
			onlyOne.disposeLater().block(TestClient.LONG);
		}
	}

	private static WebClient client(Connector connector, ConnectionProvider onlyOne, RawServer server) {
		TestClient client = TestClient.of(server.uri())
			.maxResponseSize(4_000)
			.timeouts(Duration.ofSeconds(1), Duration.ofSeconds(2));
		if (connector == Connector.JDK) {
			return client.with(connector).build();
		}
		return client.with(() -> new ReactorClientHttpConnector(HttpClient.create(onlyOne).compress(true))).build();
	}

	private static Mono<String> call(WebClient client) {
		return client.get().uri("/v3/x").retrieve().bodyToMono(byte[].class).map(String::new).defaultIfEmpty("");
	}

	private static void requireDocumentedOutcome(WebClient client, String description) {
		Object outcome = call(client).cast(Object.class).onErrorResume(Mono::just).block(TestClient.LONG);
		if (outcome instanceof Throwable failure) {
			assertThat(failure).as(description)
				.isInstanceOfAny(WechatPayApiException.class, SignatureVerificationException.class,
						WechatPayTransportException.class, WechatPayResponseException.class);
			assertThat(failure.getMessage()).as(description).doesNotContainPattern("\\p{Cc}");
		}
		else {
			assertThat(outcome).as(description).isIn(new String(BODY, StandardCharsets.UTF_8), "");
		}
	}

	private static String describe(long seed, int number, byte[] answer) {
		String text = new String(answer, StandardCharsets.ISO_8859_1);
		return "seed " + seed + ", answer " + number + ": " + text.substring(0, Math.min(text.length(), 600));
	}

	private static byte[] answer(Random random) {
		byte[] body = body(random);
		// what is random was never signed
		Map<String, String> headers = PlatformSigner.CERTIFICATE.sign(random.nextInt(3) == 0 ? new byte[0] : BODY);
		List<String> names = new ArrayList<>(headers.keySet());
		if (random.nextInt(3) == 0) {
			headers.put(pick(random, names), text(random));
		}
		if (random.nextInt(4) == 0) {
			headers.remove(pick(random, names));
		}
		for (int i = random.nextInt(4); i > 0; i--) {
			headers.put(pick(random,
					List.of("Content-Type", "Content-Encoding", "Request-ID", "Retry-After", "Set-Cookie", "Location",
							"Connection", "Transfer-Encoding", "Content-Length", "Trailer", "X-Any", "Date")),
					value(random));
		}
		byte[] answer = head(statusLine(random), headers, body);
		return (random.nextInt(4) == 0) ? mangle(random, answer) : answer;
	}

	private static String statusLine(Random random) {
		return switch (random.nextInt(8)) {
			case 0, 1, 2 -> "HTTP/1.1 200 OK";
			case 3 -> "HTTP/1.1 " + random.nextInt(1_200) + " Any";
			case 4 -> "HTTP/1.0 " + (200 + random.nextInt(400));
			case 5 -> "HTTP/" + random.nextInt(3) + "." + random.nextInt(12) + " 200 " + text(random);
			case 6 -> "HTTP/1.1 204 No Content";
			default -> text(random);
		};
	}

	private static byte[] body(Random random) {
		switch (random.nextInt(5)) {
			case 0, 1:
				return BODY;
			case 2:
				return new byte[0];
			default:
				byte[] bytes = new byte[random.nextInt(6_000)];
				random.nextBytes(bytes);
				return bytes;
		}
	}

	private static byte[] head(String statusLine, Map<String, String> headers, byte[] body) {
		StringBuilder head = new StringBuilder(statusLine).append("\r\n");
		headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		if (!headers.containsKey("Content-Length") && !headers.containsKey("Transfer-Encoding")) {
			head.append("Content-Length: ").append(body.length).append("\r\n");
		}
		ByteArrayOutputStream answer = new ByteArrayOutputStream();
		answer.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
		answer.writeBytes(body);
		return answer.toByteArray();
	}

	private static byte[] mangle(Random random, byte[] answer) {
		if (random.nextBoolean()) {
			return Arrays.copyOf(answer, random.nextInt(answer.length));
		}
		byte[] mangled = answer.clone();
		for (int i = 1 + random.nextInt(5); i > 0; i--) {
			mangled[random.nextInt(mangled.length)] = (byte) random.nextInt(256);
		}
		return mangled;
	}

	private static String value(Random random) {
		return switch (random.nextInt(4)) {
			case 0 -> text(random);
			case 1 -> Integer.toString(random.nextInt(2_000) - 1_000);
			case 2 -> pick(random, List.of("gzip", "deflate", "chunked", "identity", "close", "keep-alive", "upgrade",
					"a=b; Domain=-", "=", "application/json; charset=\"", "//", "Thu, 01 Jan 2026 00:00:00 GMT"));
			default -> "";
		};
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(40); i > 0; i--) {
			text.append((char) (1 + random.nextInt(255)));
		}
		return text.toString();
	}

	private static String pick(Random random, List<String> choices) {
		return choices.get(random.nextInt(choices.size()));
	}

}
