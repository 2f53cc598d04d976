package io.github.wechatpay.complaint.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.fault.FaultType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What can go wrong with answers.
 */
class AnswerFaultTests extends EmulatorTest {

	@BeforeEach
	void registerUrl() {
		register();
	}

	@Test
	void delayHoldsAGoodAnswerBack() {
		this.emulator.inject(Fault.delay(Duration.ofMillis(300)));
		long start = System.nanoTime();
		assertGood(query());
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
	}

	@ParameterizedTest
	@CsvSource({ "403,NO_AUTH", "429,FREQUENCY_LIMITED", "500,SYSTEM_ERROR", "503,SERVICE_UNAVAILABLE" })
	void statusIsAnsweredWithItsCode(int status, String code) {
		this.emulator.inject(Fault.status(status).retryAfter("3"));
		HttpResponse<byte[]> response = query();
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(json(response).path("code").asString()).isEqualTo(code);
		assertThat(header(response, "Retry-After")).isEqualTo("3");
		assertThat(header(response, "Wechatpay-Signature")).isEmpty();
		assertGood(query());
	}

	@Test
	void requestIsNotProcessedWhenAnErrorIsAnswered() {
		this.emulator.inject(Fault.status(500));
		call("DELETE", GLOBAL).send();
		assertThat(this.emulator.registeredUrl()).isEqualTo(URL);
	}

	@Test
	void faultStrikesAsOftenAsAsked() {
		this.emulator.inject(Fault.status(500).times(2));
		this.emulator.inject(Fault.status(503));
		assertThat(query().statusCode()).isEqualTo(500);
		assertThat(query().statusCode()).isEqualTo(500);
		assertThat(query().statusCode()).isEqualTo(503);
		assertGood(query());
	}

	@Test
	void answersCanBeLetPassBeforeAFault() {
		this.emulator.inject(Fault.of(FaultType.NONE));
		this.emulator.inject(Fault.status(500));
		assertGood(query());
		assertThat(query().statusCode()).isEqualTo(500);
	}

	@Test
	void faultStrikesOnlyWhereAsked() {
		this.emulator.inject(Fault.status(500).onPath("/certificates"));
		assertGood(query());
		assertThat(call("GET", "/v3/global/certificates").send().statusCode()).isEqualTo(500);
	}

	@Test
	void htmlComesFromAGateway() {
		this.emulator.inject(Fault.of(FaultType.HTML));
		HttpResponse<byte[]> response = query();
		assertThat(response.statusCode()).isEqualTo(502);
		assertThat(header(response, "Content-Type")).isEqualTo("text/html");
		assertThat(text(response)).startsWith("<html>");
		this.emulator.inject(Fault.of(FaultType.HTML).withStatus(200));
		assertThat(query().statusCode()).isEqualTo(200);
	}

	@Test
	void resetBreaksTheConnection() throws IOException {
		this.emulator.inject(Fault.of(FaultType.RESET));
		try (Socket socket = new Socket(this.emulator.baseUri().getHost(), this.emulator.baseUri().getPort())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream()
				.write(("GET " + GLOBAL + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
			assertThatExceptionOfType(SocketException.class).isThrownBy(() -> socket.getInputStream().read())
				.withMessageContaining("reset");
		}
	}

	@Test
	void requestIsProcessedWhenItsAnswerIsLost() {
		this.emulator.inject(Fault.of(FaultType.RESET));
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> call("DELETE", GLOBAL).send());
		assertThat(this.emulator.registeredUrl()).isNull();
	}

	@Test
	void truncatedAnswerAnnouncesMoreThanItSends() throws IOException {
		this.emulator.inject(Fault.of(FaultType.TRUNCATE).times(2));
		String answer = RawConnection.exchange(this.emulator.baseUri(), "GET " + GLOBAL + " HTTP/1.1",
				"Authorization: " + call("GET", GLOBAL).authorization(), "Accept: */*", "User-Agent: test");
		String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
		assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("Content-Length: " + (body.length() * 2));
		assertThat(body).startsWith("{\"url\"").doesNotEndWith("}");
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(this::query);
	}

	@Test
	void signatureCanBeMissing() {
		this.emulator.inject(Fault.of(FaultType.MISSING_SIGNATURE));
		HttpResponse<byte[]> response = query();
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().map().keySet())
			.noneMatch((name) -> name.toLowerCase(Locale.ROOT).startsWith("wechatpay-"));
	}

	@Test
	void signatureCanBeWrong() {
		this.emulator.inject(Fault.of(FaultType.WRONG_SIGNATURE));
		HttpResponse<byte[]> response = query();
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(header(response, "Wechatpay-Signature")).hasSize(344);
		assertThat(verifies(response, platformKey())).isFalse();
	}

	@Test
	void signatureCanBeMalformed() {
		this.emulator.inject(Fault.of(FaultType.MALFORMED_SIGNATURE));
		assertThat(header(query(), "Wechatpay-Signature")).startsWith("*");
	}

	@Test
	void signatureCanBeAProbe() {
		this.emulator.inject(Fault.of(FaultType.PROBE));
		assertThat(header(query(), "Wechatpay-Signature")).startsWith("WECHATPAY/SIGNTEST/");
	}

	@Test
	void timestampCanBeStale() {
		this.emulator.inject(Fault.of(FaultType.STALE_TIMESTAMP));
		HttpResponse<byte[]> response = query();
		assertThat(Long.parseLong(header(response, "Wechatpay-Timestamp")))
			.isLessThan(Instant.now().minus(Duration.ofMinutes(9)).getEpochSecond());
		assertThat(verifies(response, platformKey())).isTrue();
	}

	@Test
	void serialNumberCanBeUnknown() {
		this.emulator.inject(Fault.of(FaultType.UNKNOWN_SERIAL));
		assertThat(header(query(), "Wechatpay-Serial")).matches("[0-9A-F]{40}")
			.isNotEqualTo(this.emulator.merchant().platformSerialNumber());
	}

	@Test
	void bodyCanBeOversizedAndStillValid() {
		this.emulator.inject(Fault.of(FaultType.OVERSIZED_BODY).size(3_000_000));
		HttpResponse<byte[]> response = query();
		assertThat(response.body()).hasSize(3_000_000);
		assertGood(response);
	}

	@Test
	void bodyCanBeInAnotherCharset() {
		Charset charset = StandardCharsets.UTF_16BE;
		this.emulator.inject(Fault.of(FaultType.CHARSET).charset(charset));
		HttpResponse<byte[]> response = query();
		assertThat(header(response, "Content-Type")).isEqualTo("application/json; charset=UTF-16BE");
		assertThat(new String(response.body(), charset)).startsWith("{\"url\"");
		assertThat(verifies(response, platformKey())).isTrue();
	}

	private HttpResponse<byte[]> query() {
		return call("GET", GLOBAL).send();
	}

	private void assertGood(HttpResponse<byte[]> response) {
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(json(response).path("url").asString()).isEqualTo(URL);
		assertThat(verifies(response, platformKey())).isTrue();
	}

}
