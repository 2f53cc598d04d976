package io.github.wechatpay.complaint.emulator;

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

	SignedCall create(String url) {
		return call("POST", GLOBAL).json("{\"url\":\"" + url + "\"}");
	}

	void register() {
		create(URL).send();
	}

	PublicKey platformKey() {
		return Verification.certificate(this.emulator.merchant().platformCertificate()).getPublicKey();
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
