package io.github.wechatpay.complaint.emulator;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is checked before a request is processed.
 */
class RequestChecksTests extends EmulatorTest {

	private static final String MALFORMED = "Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》";

	private static final String WRONG_SIGNATURE = "签名错误,请检查后再试";

	private static final Duration ALMOST_FIVE_MINUTES = Duration.ofSeconds(290);

	private static final Duration OVER_FIVE_MINUTES = Duration.ofSeconds(310);

	@Test
	void wellSignedRequestPasses() {
		assertThat(create(URL).send().statusCode()).isEqualTo(200);
	}

	@Test
	void unsignedRequestIsRefusedAndTheRefusalIsNotSigned() throws IOException {
		String answer = RawConnection.exchange(this.emulator.baseUri(), "GET " + GLOBAL + " HTTP/1.1",
				"User-Agent: curl/8.5.0", "Accept: */*");
		assertThat(answer).startsWith("HTTP/1.1 401")
			.contains("\"code\":\"SIGN_ERROR\"", "Request-ID: ")
			.doesNotContainIgnoringCase("Wechatpay-");
	}

	@Test
	void refusalNamesWhatWasSigned() {
		JsonNode body = refused((call) -> call.signedTarget("/v3/other"), WRONG_SIGNATURE);
		assertThat(body.at("/detail/detail/issue").asString()).isEqualTo("sign not match");
		assertThat(body.at("/detail/field").asString()).isEqualTo("signature");
		assertThat(body.at("/detail/location").asString()).isEqualTo("authorization");
		JsonNode information = body.at("/detail/sign_information");
		assertThat(information.path("method").asString()).isEqualTo("GET");
		assertThat(information.path("url").asString()).isEqualTo(GLOBAL);
		String message = information.path("truncated_sign_message").asString();
		assertThat(message).startsWith("GET\n" + GLOBAL + "\n").endsWith("\n\n");
		assertThat(information.path("sign_message_length").asInt()).isEqualTo(message.length());
	}

	@Test
	void bodyOtherThanTheSignedOneIsRefused() {
		HttpResponse<byte[]> response = create(URL).sentBody("{\"url\": \"" + URL + "\"}").send();
		assertRefused(response, WRONG_SIGNATURE);
		assertThat(this.emulator.registeredUrl()).isNull();
	}

	@Test
	void queryIsSignedAsItWasSent() {
		register();
		assertThat(call("GET", GLOBAL + "?a=%7B%22b%22%3A1%7D&c=%2F").send().statusCode()).isEqualTo(200);
		assertRefused(call("GET", GLOBAL + "?a=%7Bb%7D").signedTarget(GLOBAL + "?a={b}").send(), WRONG_SIGNATURE);
		assertRefused(call("GET", GLOBAL + "?a=1").signedTarget(GLOBAL).send(), WRONG_SIGNATURE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "WECHATPAY2-SM2-WITH-SM3 ", "wechatpay2-sha256-rsa2048 ", "Basic ", "" })
	void otherSchemesAreRefused(String scheme) {
		refused((call) -> call.scheme(scheme), "认证类型不正确");
	}

	@Test
	void moreThanOneSpaceIsRefused() {
		refused((call) -> call.scheme("WECHATPAY2-SHA256-RSA2048  "), MALFORMED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "mchid", "nonce_str", "timestamp", "serial_no", "signature" })
	void everyPartIsRequired(String part) {
		refused((call) -> call.part(part, ""), MALFORMED);
		SignedCall call = call("GET", GLOBAL);
		String without = call.authorization().replaceFirst("(?<=[ ,])" + part + "=\"[^\"]*\",?", "");
		assertRefused(call.send(without), MALFORMED);
	}

	@Test
	void repeatedPartIsRefused() {
		SignedCall call = call("GET", GLOBAL);
		assertRefused(call.send(call.authorization() + ",mchid=\"1\""), MALFORMED);
	}

	@Test
	void unknownPartIsRefused() {
		refused((call) -> call.part("sub_mchid", "1"), MALFORMED);
	}

	@Test
	void repeatedHeaderIsRefused() {
		SignedCall call = call("GET", GLOBAL);
		assertRefused(call.send(call.authorization(), call.authorization()), MALFORMED);
	}

	@Test
	void partsMayComeInAnyOrder() {
		register();
		SignedCall call = call("GET", GLOBAL);
		String[] parts = call.authorization().substring("WECHATPAY2-SHA256-RSA2048 ".length()).split(",");
		String reversed = String.join(",", parts[4], parts[3], parts[2], parts[1], parts[0]);
		assertThat(call.send("WECHATPAY2-SHA256-RSA2048 " + reversed).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "123456789012345678901234567890123", "with-hyphen", "with blank" })
	void strangeNonceIsRefused(String nonce) {
		refused((call) -> call.part("nonce_str", nonce), MALFORMED);
	}

	@Test
	void strangeTimestampIsRefused() {
		refused((call) -> call.part("timestamp", "soon"), MALFORMED);
	}

	@Test
	void timestampIsCheckedBeforeMerchantSerialNumberAndSignature() {
		Instant longAgo = Instant.now().minus(OVER_FIVE_MINUTES);
		refused((call) -> call.at(longAgo).part("mchid", "1").part("serial_no", "1").part("signature", "a"),
				"Http头Authorization中的timestamp与发起请求的时间不得超过5分钟");
		refused((call) -> call.part("mchid", "1").part("serial_no", "1").part("signature", "a"), "商户未申请过证书");
		refused((call) -> call.part("serial_no", "1").part("signature", "a"), "证书序列号有误");
	}

	@Test
	void unknownMerchantIsRefused() {
		refused((call) -> call.part("mchid", "1900000000"), "商户未申请过证书");
	}

	@ParameterizedTest
	@ValueSource(strings = { "7777777777777777777777777777777777777777", "PUB_KEY_ID_0", "-1" })
	void unknownSerialNumberIsRefused(String serialNumber) {
		refused((call) -> call.part("serial_no", serialNumber), "证书序列号有误");
	}

	@Test
	void serialNumberIsComparedAsNumber() {
		register();
		String serialNumber = this.emulator.merchant().serialNumber();
		String other = serialNumber.replaceFirst("^0+", "").toLowerCase(Locale.ROOT);
		assertThat(call("GET", GLOBAL).part("serial_no", other).send().statusCode()).isEqualTo(200);
	}

	@Test
	void timestampWithinFiveMinutesPasses() {
		register();
		Instant now = Instant.now();
		assertThat(call("GET", GLOBAL).at(now.minus(ALMOST_FIVE_MINUTES)).send().statusCode()).isEqualTo(200);
		assertThat(call("GET", GLOBAL).at(now.plus(ALMOST_FIVE_MINUTES)).send().statusCode()).isEqualTo(200);
	}

	@Test
	void timestampOffByMoreThanFiveMinutesIsRefused() {
		Instant now = Instant.now();
		refused((call) -> call.at(now.minus(OVER_FIVE_MINUTES)), "Http头Authorization中的timestamp与发起请求的时间不得超过5分钟");
		refused((call) -> call.at(now.plus(OVER_FIVE_MINUTES)), "Http头Authorization中的timestamp与发起请求的时间不得超过5分钟");
	}

	@ParameterizedTest
	@ValueSource(strings = { "bm90IGEgc2lnbmF0dXJl", "not base64!" })
	void strangeSignatureIsRefused(String signature) {
		refused((call) -> call.part("signature", signature), WRONG_SIGNATURE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Accept: application/json", "User-Agent: test", "Accept: application/json\r\nUser-Agent:",
			"User-Agent: test\r\nAccept: " })
	void requestWithoutAcceptOrUserAgentIsIncomplete(String headers) throws IOException {
		String answer = RawConnection.exchange(this.emulator.baseUri(), "GET " + GLOBAL + " HTTP/1.1",
				"Authorization: " + call("GET", GLOBAL).authorization(), headers);
		assertThat(answer).startsWith("HTTP/1.1 400")
			.contains("\"INVALID_REQUEST\"", "Http头缺少Accept或User-Agent", "Request-ID: ");
	}

	@Test
	void acceptHasToAllowJson() {
		register();
		assertThat(call("GET", GLOBAL).header("Accept", "text/html, image/*").send().statusCode()).isEqualTo(400);
		assertThat(call("GET", GLOBAL).header("Accept", "text/html, application/json;q=0.5").send().statusCode())
			.isEqualTo(200);
		assertThat(call("GET", GLOBAL).header("Accept", "*/*").send().statusCode()).isEqualTo(200);
	}

	@Test
	void unknownPathIsNotFound() {
		HttpResponse<byte[]> response = call("GET", "/v3/global/certificate").send();
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).isEmpty();
		assertThat(header(response, "Request-ID")).isNotEmpty();
	}

	@Test
	void otherMethodsAreNotAllowed() {
		HttpResponse<byte[]> response = call("PATCH", GLOBAL).json("{}").send();
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.body()).isEmpty();
		assertThat(header(response, "Allow")).isEqualTo("POST, GET, PUT, DELETE");
		assertThat(call("POST", "/v3/global/certificates").json("{}").send().statusCode()).isEqualTo(405);
	}

	@Test
	void excessiveBodyIsRefused() {
		HttpResponse<byte[]> response = call("POST", GLOBAL).json(" ".repeat(4 * 1024 * 1024 + 1)).send();
		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(header(response, "Request-ID")).isNotEmpty();
	}

	private JsonNode refused(UnaryOperator<SignedCall> change, String message) {
		HttpResponse<byte[]> response = change.apply(call("GET", GLOBAL)).send();
		assertRefused(response, message);
		return json(response);
	}

	private static void assertRefused(HttpResponse<byte[]> response, String message) {
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(json(response).path("code").asString()).isEqualTo("SIGN_ERROR");
		assertThat(json(response).path("message").asString()).isEqualTo(message);
		assertThat(json(response).has("detail")).isEqualTo(message.equals(WRONG_SIGNATURE));
		assertThat(header(response, "Wechatpay-Signature")).isEmpty();
	}

}
