package io.github.wechatpay.complaint.emulator;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;

import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.fault.FaultType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The signatures of answers, and their shape.
 */
class AnswerSignatureTests extends EmulatorTest {

	@Test
	void answerIsSignedWithThePlatformCertificate() {
		HttpResponse<byte[]> response = create(URL).send();
		assertThat(verifies(response, platformKey())).isTrue();
		assertThat(header(response, "Wechatpay-Serial")).isEqualTo(this.emulator.merchant().platformSerialNumber());
		assertThat(header(response, "Wechatpay-Signature-Type")).isEqualTo("WECHATPAY2-SHA256-RSA2048");
		assertThat(header(response, "Wechatpay-Nonce")).matches("[0-9A-Za-z]{32}");
		long timestamp = Long.parseLong(header(response, "Wechatpay-Timestamp"));
		assertThat(Instant.ofEpochSecond(timestamp)).isBetween(Instant.now().minusSeconds(10), Instant.now());
	}

	@Test
	void everySignatureHasItsOwnNonce() {
		HttpResponse<byte[]> first = create(URL).send();
		HttpResponse<byte[]> second = call("GET", GLOBAL).send();
		assertThat(header(first, "Wechatpay-Nonce")).isNotEqualTo(header(second, "Wechatpay-Nonce"));
	}

	@Test
	void answerIsSignedWithThePublicKeyTheRequestNames() {
		EmulatedMerchant merchant = this.emulator.merchant();
		HttpResponse<byte[]> response = create(URL).header("Wechatpay-Serial", merchant.publicKeyId()).send();
		assertThat(header(response, "Wechatpay-Serial")).isEqualTo(merchant.publicKeyId()).startsWith("PUB_KEY_ID_");
		assertThat(verifies(response, Verification.publicKey(merchant.publicKey()))).isTrue();
		assertThat(verifies(response, platformKey())).isFalse();
	}

	@Test
	void answerToARequestThatNamesACertificateIsSignedWithTheCertificate() {
		String serialNumber = this.emulator.merchant().platformSerialNumber();
		HttpResponse<byte[]> response = create(URL).header("Wechatpay-Serial", serialNumber).send();
		assertThat(verifies(response, platformKey())).isTrue();
	}

	@Test
	void deletionIsAnsweredWithASignedNothing() {
		register();
		HttpResponse<byte[]> response = call("DELETE", GLOBAL).send();
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(response.body()).isEmpty();
		assertThat(verifies(response, platformKey())).isTrue();
		assertThat(header(response, "Content-Type")).startsWith("application/json");
		assertThat(header(response, "Request-ID")).endsWith("-0");
	}

	@Test
	void deletionIsAnsweredWithoutAnyBodyOnTheWire() throws IOException {
		register();
		String answer = RawConnection.exchange(this.emulator.baseUri(), "DELETE " + GLOBAL + " HTTP/1.1",
				"Authorization: " + call("DELETE", GLOBAL).authorization(), "Accept: application/json",
				"User-Agent: test");
		assertThat(answer).startsWith("HTTP/1.1 204").endsWith("\r\n\r\n");
		assertThat(answer).doesNotContainIgnoringCase("transfer-encoding").doesNotContainIgnoringCase("content-length");
	}

	@Test
	void contentTypeCanBeLeftOut() {
		register();
		this.emulator.inject(Fault.of(FaultType.NO_CONTENT_TYPE));
		HttpResponse<byte[]> response = call("DELETE", GLOBAL).send();
		assertThat(response.statusCode()).isEqualTo(204);
		assertThat(header(response, "Content-Type")).isEmpty();
		assertThat(verifies(response, platformKey())).isTrue();
	}

	@Test
	void everyAnswerHasTheHeadersOfThePlatform() {
		for (HttpResponse<byte[]> response : List.of(create(URL).send(), call("GET", "/v3/nothing").send(),
				call("GET", GLOBAL).part("mchid", "1").send())) {
			assertThat(header(response, "Date")).matches("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
			assertThat(header(response, "Cache-Control")).isEqualTo("no-cache, must-revalidate");
			assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
			assertThat(header(response, "Content-Language")).isEqualTo("zh-CN");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			en | en | The notification callback does not exist
			en-US,en;q=0.9 | en | The notification callback does not exist
			fr, zh-HK;q=0.5, en;q=0.4 | zh-HK | 查詢的通知回調不存在
			zh-TW | zh-TW | 查詢的通知回調不存在
			zh-CN | zh-CN | 查询的通知回调不存在
			zh;q=7 | zh-CN | 查询的通知回调不存在
			fr | zh-CN | 查询的通知回调不存在
			*;;q=ünknown | zh-CN | 查询的通知回调不存在
			""")
	void acceptLanguageChoosesTheLanguageOfErrors(String languages, String language, String message) {
		HttpResponse<byte[]> response = call("GET", GLOBAL).header("Accept-Language", languages).send();
		assertThat(header(response, "Content-Language")).isEqualTo(language);
		assertThat(json(response).path("message").asString()).isEqualTo(message);
		assertThat(verifies(response, platformKey())).isTrue();
	}

	@Test
	void refusalOfASignedRequestIsSigned() {
		HttpResponse<byte[]> response = call("GET", GLOBAL).send();
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(verifies(response, platformKey())).isTrue();
	}

	@Test
	void jsonIsNotWrittenTheWayALibraryWouldWriteIt() {
		assertThat(text(create("https://a.example.com/b").send()))
			.isEqualTo("{\"url\": \"https:\\/\\/a.example.com\\/b\", \"mchid\": \"1900012181\"}");
	}

	@Test
	void requestIdEndsInZeroForSuccessOnly() {
		String pattern = "[0-9A-F]{42}-";
		assertThat(header(create(URL).send(), "Request-ID")).matches(pattern + "0");
		assertThat(header(create(URL).send(), "Request-ID")).matches(pattern + "[1-9][0-9]+");
	}

}
