package io.github.wechatpay.complaint.emulator;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;

import org.junit.jupiter.api.Test;

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
		assertThat(header(response, "Content-Type")).isEmpty();
		assertThat(header(response, "Request-ID")).endsWith("-0");
	}

	@Test
	void deletionIsAnsweredWithoutAnyBodyOnTheWire() throws IOException {
		register();
		String answer = RawConnection.exchange(this.emulator.baseUri(), "DELETE " + GLOBAL + " HTTP/1.1",
				"Authorization: " + call("DELETE", GLOBAL).authorization(), "Accept: application/json",
				"User-Agent: test");
		assertThat(answer).startsWith("HTTP/1.1 204").endsWith("\r\n\r\n");
		assertThat(answer).doesNotContainIgnoringCase("transfer-encoding").doesNotContainIgnoringCase("content-");
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
