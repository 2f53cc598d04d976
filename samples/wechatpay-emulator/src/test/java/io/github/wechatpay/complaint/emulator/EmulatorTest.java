package io.github.wechatpay.complaint.emulator;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A test that has an emulator to itself, as it was at the start.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EmulatorTest {

	static final String GLOBAL = "/v3/global/merchant-service/complaint-notifications";

	static final String MAINLAND = "/v3/merchant-service/complaint-notifications";

	static final String URL = "https://merchant.example.com/wechatpay/complaint-notifications";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	static final String MAINLAND_MERCHANT = "1900000002";

	WechatPayEmulator emulator;

	@BeforeAll
	void startEmulator() {
		this.emulator = configure(WechatPayEmulator.builder()).start();
	}

	WechatPayEmulatorBuilder configure(WechatPayEmulatorBuilder builder) {
		return builder.retryIntervals(List.of(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(20)));
	}

	@BeforeEach
	void resetEmulator() {
		this.emulator.reset();
	}

	@AfterAll
	void closeEmulator() {
		this.emulator.close();
	}

	SignedCall call(String method, String target) {
		return new SignedCall(this.emulator.merchant(), this.emulator.baseUri(), method, target);
	}

	SignedCall mainlandCall(String method, String target) {
		return new SignedCall(mainland().merchant(), this.emulator.baseUri(), method, target);
	}

	EmulatedAccount mainland() {
		return this.emulator.account(MAINLAND_MERCHANT);
	}

	SignedCall create(String url) {
		return call("POST", GLOBAL).json("{\"url\":\"" + url + "\"}");
	}

	void register() {
		create(URL).send();
	}

	PublicKey platformKey() {
		return platformKey(this.emulator.merchant());
	}

	static PublicKey platformKey(EmulatedMerchant merchant) {
		return Verification.certificate(merchant.platformCertificate()).getPublicKey();
	}

	HttpResponse<byte[]> control(String method, String path, String body) {
		return SignedCall.exchange(HttpRequest.newBuilder(URI.create(this.emulator.baseUri() + path))
			.method(method, (body.isEmpty()) ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
			.header("Content-Type", "application/json")
			.build());
	}

	static boolean verifies(HttpResponse<byte[]> response, PublicKey key) {
		return Verification.verify(key, (name) -> header(response, name), response.body());
	}

	static String header(HttpResponse<?> response, String name) {
		return response.headers().firstValue(name).orElse("");
	}

	static JsonNode json(HttpResponse<byte[]> response) {
		return json(response.body());
	}

	static JsonNode json(byte[] body) {
		return JSON.readTree(body);
	}

	static String text(HttpResponse<byte[]> response) {
		return new String(response.body(), StandardCharsets.UTF_8);
	}

}
