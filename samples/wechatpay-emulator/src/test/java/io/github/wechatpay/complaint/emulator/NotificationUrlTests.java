package io.github.wechatpay.complaint.emulator;

import java.net.http.HttpResponse;
import java.util.List;

import io.github.wechatpay.complaint.emulator.api.ExistingUrl;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The four operations, and the rules of the URL.
 */
class NotificationUrlTests extends EmulatorTest {

	private static final String OTHER_URL = "https://merchant.example.com/other";

	@Override
	WechatPayEmulatorBuilder configure(WechatPayEmulatorBuilder builder) {
		return super.configure(builder).merchant(MAINLAND_MERCHANT, MerchantRegion.MAINLAND);
	}

	@ParameterizedTest
	@EnumSource
	void urlCanBeCreatedQueriedUpdatedAndDeleted(MerchantRegion region) {
		String path = region.pathPrefix() + "/merchant-service/complaint-notifications";
		EmulatedAccount account = (region == MerchantRegion.GLOBAL) ? this.emulator.account() : mainland();
		EmulatedMerchant merchant = account.merchant();
		assertUrl(call(merchant, "POST", path).json("{\"url\":\"" + URL + "\"}").send(), merchant, URL);
		assertUrl(call(merchant, "GET", path).send(), merchant, URL);
		assertUrl(call(merchant, "PUT", path).json("{\"url\":\"" + OTHER_URL + "\"}").send(), merchant, OTHER_URL);
		assertThat(account.registeredUrl()).isEqualTo(OTHER_URL);
		assertThat(call(merchant, "DELETE", path).send().statusCode()).isEqualTo(204);
		assertThat(account.registeredUrl()).isNull();
		assertMissing(call(merchant, "GET", path).send(), 400);
	}

	@Test
	void urlCanBeRegisteredOnBehalfOfTheMerchant() {
		this.emulator.account().register(URL);
		this.emulator.account().register(OTHER_URL);
		assertUrl(call("GET", GLOBAL).send(), this.emulator.merchant(), OTHER_URL);
	}

	@Test
	void merchantsDoNotShareTheUrl() {
		register();
		assertThat(mainland().registeredUrl()).isNull();
		assertMissing(mainlandCall("GET", MAINLAND).send(), 400);
	}

	@Test
	void globalMerchantIsRefusedOnMainlandPaths() {
		HttpResponse<byte[]> response = call("GET", MAINLAND).send();
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(json(response).path("code").asString()).isEqualTo("INVALID_REQUEST");
		assertThat(json(response).path("message").asString()).isEqualTo("暂不支持境外支付");
		assertThat(verifies(response, platformKey())).isTrue();
	}

	@Test
	void mainlandMerchantFindsNoGlobalPaths() {
		HttpResponse<byte[]> response = mainlandCall("GET", GLOBAL).send();
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.body()).isEmpty();
	}

	@Test
	void secondCreationIsRefused() {
		register();
		HttpResponse<byte[]> response = create(OTHER_URL).send();
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(json(response).path("code").asString()).isEqualTo("PARAM_ERROR");
		assertThat(json(response).path("message").asString()).isEqualTo("数据已存在");
		assertThat(this.emulator.registeredUrl()).isEqualTo(URL);
	}

	@Test
	void secondCreationFindsAnExistingResourceIfSoConfigured() {
		try (WechatPayEmulator other = WechatPayEmulator.builder().existingUrl(ExistingUrl.ALREADY_EXISTS).start()) {
			for (String code : List.of("", "RESOURCE_ALREADY_EXISTS")) {
				SignedCall call = new SignedCall(other.merchant(), other.baseUri(), "POST", GLOBAL);
				HttpResponse<byte[]> response = call.json("{\"url\":\"" + URL + "\"}").send();
				assertThat(json(response).path("code").asString()).isEqualTo(code);
			}
		}
	}

	@Test
	void secondCreationOverwritesIfSoConfigured() {
		try (WechatPayEmulator other = WechatPayEmulator.builder().createOverwrites(true).start()) {
			SignedCall first = new SignedCall(other.merchant(), other.baseUri(), "POST", GLOBAL);
			assertThat(first.json("{\"url\":\"" + URL + "\"}").send().statusCode()).isEqualTo(200);
			SignedCall second = new SignedCall(other.merchant(), other.baseUri(), "POST", GLOBAL);
			assertUrl(second.json("{\"url\":\"" + OTHER_URL + "\"}").send(), OTHER_URL);
			assertThat(other.registeredUrl()).isEqualTo(OTHER_URL);
		}
	}

	@Test
	void nothingCanBeDoneToAMissingUrl() {
		assertMissing(call("GET", GLOBAL).send(), 400);
		assertMissing(call("PUT", GLOBAL).json("{\"url\":\"" + URL + "\"}").send(), 400);
		assertMissing(call("DELETE", GLOBAL).send(), 400);
		assertThat(this.emulator.registeredUrl()).isNull();
	}

	@Test
	void missingUrlIsNotFoundIfSoConfigured() {
		try (WechatPayEmulator other = WechatPayEmulator.builder().missingUrlStatus(404).start()) {
			assertMissing(new SignedCall(other.merchant(), other.baseUri(), "GET", GLOBAL).send(), 404);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			http://merchant.example.com/notify | url is not https
			ftp://merchant.example.com/notify | url is not https
			merchant.example.com/notify | url is not https
			/notify | url is not https
			'' | url is empty
			' https://merchant.example.com/notify' | url contains blanks
			https://merchant.example.com/a b | url contains blanks
			https://merchant.example.com/% | url is not a valid URL
			https://merchant.example.com | url is a domain only, without a path
			https://merchant.example.com/ | url is a domain only, without a path
			https://merchant.example.com/notify?a=b | url contains a query
			https://merchant.example.com/notify#a | url contains a fragment
			https://me@merchant.example.com/notify | url contains user information
			https:notify | the host of url cannot be reached publicly
			https:///notify | the host of url cannot be reached publicly
			https://localhost/notify | the host of url cannot be reached publicly
			https://a.localhost/notify | the host of url cannot be reached publicly
			https://merchant/notify | the host of url cannot be reached publicly
			https://127.0.0.1/notify | the host of url cannot be reached publicly
			https://10.1.2.3/notify | the host of url cannot be reached publicly
			https://172.16.0.1/notify | the host of url cannot be reached publicly
			https://192.168.1.1/notify | the host of url cannot be reached publicly
			https://169.254.1.1/notify | the host of url cannot be reached publicly
			https://0.0.0.0/notify | the host of url cannot be reached publicly
			https://[::1]/notify | the host of url cannot be reached publicly
			https://100.64.0.1/notify | the host of url cannot be reached publicly
			https://0177.0.0.1/notify | the host of url cannot be reached publicly
			https://0x7f.0.0.1/notify | the host of url cannot be reached publicly
			https://2130706433/notify | the host of url cannot be reached publicly
			https://a.local/notify | the host of url cannot be reached publicly
			https://a.internal/notify | the host of url cannot be reached publicly
			https://merchant.example.com/😀 | url has a character of four bytes in UTF-8
			https://[fd00::1]/notify | the host of url cannot be reached publicly
			""")
	void urlThatBreaksARuleIsRefused(String url, String issue) {
		HttpResponse<byte[]> response = create(url).send();
		assertInvalid(response, issue);
		assertThat(json(response).at("/detail/field").asString()).isEqualTo("/url");
		assertThat(json(response).at("/detail/value").asString()).isEqualTo(url);
		assertThat(json(response).at("/detail/location").asString()).isEqualTo("body");
		assertInvalid(call("PUT", GLOBAL).json("{\"url\":\"" + url + "\"}").send(), issue);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://8.8.8.8/notify", "https://100.128.0.1/notify", "https://0.example.com/notify",
			"https://merchant.example.com:8443/a/b%20c", "https://[2400::1]/notify" })
	void otherUrlsAreAccepted(String url) {
		assertUrl(create(url).send(), url);
	}

	@Test
	void urlHasAtMost255Characters() {
		String longest = URL + "/".repeat(255 - URL.length());
		assertInvalid(create(longest + "/").send(), "url is longer than 255 characters");
		assertUrl(create(longest).send(), longest);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{} | url is required
			[] | url is required
			"text" | url is required
			{"url":null} | url is not a string
			{"url":1} | url is not a string
			{"url":"https://a.example.com/b"}} | the body is not valid JSON
			{"url":"https://a.example.com/b" | the body is not valid JSON
			url=https | the body is not valid JSON
			' ' | url is required
			""")
	void bodyWithoutUrlIsRefused(String body, String issue) {
		assertInvalid(call("POST", GLOBAL).json(body).send(), issue);
	}

	@Test
	void emptyBodyIsRefused() {
		assertInvalid(call("POST", GLOBAL).json("").send(), "url is required");
	}

	@Test
	void contentTypeHasToBeJson() {
		String body = "{\"url\":\"" + URL + "\"}";
		HttpResponse<byte[]> response = call("POST", GLOBAL).body(body).header("Content-Type", "text/plain").send();
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(json(response).path("code").asString()).isEqualTo("PARAM_ERROR");
		assertThat(call("POST", GLOBAL).body(body).send().statusCode()).isEqualTo(400);
		assertUrl(call("POST", GLOBAL).body(body).header("Content-Type", "application/json; charset=utf-8").send(),
				URL);
	}

	private SignedCall call(EmulatedMerchant merchant, String method, String path) {
		return new SignedCall(merchant, this.emulator.baseUri(), method, path);
	}

	private void assertUrl(HttpResponse<byte[]> response, String url) {
		assertUrl(response, this.emulator.merchant(), url);
	}

	private static void assertUrl(HttpResponse<byte[]> response, EmulatedMerchant merchant, String url) {
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(json(response).path("url").asString()).isEqualTo(url);
		assertThat(json(response).path("mchid").asString()).isEqualTo(merchant.merchantId());
	}

	private static void assertMissing(HttpResponse<byte[]> response, int status) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(json(response).path("code").asString()).isEqualTo("RESOURCE_NOT_EXISTS");
	}

	private static void assertInvalid(HttpResponse<byte[]> response, String issue) {
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(json(response).path("code").asString()).isEqualTo("PARAM_ERROR");
		assertThat(json(response).path("message").asString()).isEqualTo("参数错误");
		assertThat(json(response).at("/detail/issue").asString()).isEqualTo(issue);
	}

}
