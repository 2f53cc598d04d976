package io.github.wechatpay.complaint.notification;

import java.nio.charset.Charset;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.client.WechatPayResponseException;
import io.github.wechatpay.complaint.client.WechatPayTransportException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.TestClient;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The four operations, as they arrive at WeChat Pay and as their answers reach the
 * caller.
 */
class ComplaintNotificationServiceTests {

	private static final String URL = "https://pay.example.com/wechatpay/complaint-notifications";

	private static final NotificationUrl REGISTERED = new NotificationUrl("1900012181", URL);

	private static final String ANSWER = "{\"mchid\":\"1900012181\",\"url\":\"" + URL + "\"}";

	@AutoClose
	private final PlatformServer server = new PlatformServer();

	private final ComplaintNotificationService service = service(Region.GLOBAL);

	private ComplaintNotificationService service(Region region) {
		return TestClient.of(this.server.uri()).attempts(3).region(region).complaintNotifications();
	}

	private static void requireResult(Mono<NotificationUrl> call, NotificationUrl... expected) {
		StepVerifier.create(call).expectNext(expected).expectComplete().verify(TestClient.LONG);
	}

	private static void requireFailure(Mono<?> call, Class<? extends Throwable> type) {
		StepVerifier.create(call)
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(type))
			.verify(TestClient.LONG);
	}

	private static void requireEmpty(Mono<?> call) {
		StepVerifier.create(call).expectComplete().verify(TestClient.LONG);
	}

	private void requireSent(String method, Region region, String body) {
		RecordedRequest request = this.server.onlySignedRequest();
		assertThat(request.getMethod()).isEqualTo(method);
		assertThat(request.getTarget())
			.isEqualTo((region == Region.GLOBAL) ? "/v3/global/merchant-service/complaint-notifications"
					: "/v3/merchant-service/complaint-notifications");
		assertThat((request.getBody() != null) ? request.getBody().utf8() : "").isEqualTo(body);
		assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
		assertThat(request.getHeaders().get("Content-Type")).isEqualTo(body.isEmpty() ? null : "application/json");
	}

	@ParameterizedTest
	@EnumSource
	void createPostsTheUrl(Region region) {
		this.server.answer(PlatformServer.ok(ANSWER));
		requireResult(service(region).create(URL), REGISTERED);
		requireSent("POST", region, "{\"url\":\"" + URL + "\"}");
	}

	@ParameterizedTest
	@EnumSource
	void updatePutsTheUrl(Region region) {
		this.server.answer(PlatformServer.ok(ANSWER));
		requireResult(service(region).update(URL), REGISTERED);
		requireSent("PUT", region, "{\"url\":\"" + URL + "\"}");
	}

	@ParameterizedTest
	@EnumSource
	void queryGetsTheUrl(Region region) {
		this.server.answer(PlatformServer.ok(ANSWER));
		requireResult(service(region).query(), REGISTERED);
		requireSent("GET", region, "");
	}

	@ParameterizedTest
	@EnumSource
	void deleteDeletesTheUrl(Region region) {
		this.server.answer(PlatformServer.noContent());
		requireEmpty(service(region).delete());
		requireSent("DELETE", region, "");
	}

	@Test
	void nothingIsSentBeforeSubscription() {
		this.server.answer(PlatformServer.ok(ANSWER));
		this.service.create(URL);
		this.service.update(URL);
		this.service.query();
		this.service.delete();
		this.service.register(URL);
		Mono<NotificationUrl> query = this.service.query();
		assertThat(this.server.requests()).isEmpty();
		requireResult(query, REGISTERED);
		requireResult(query, REGISTERED);
		assertThat(this.server.requests()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"url\":\"" + URL + "\", \"mchid\" : \"1900012181\"}\n",
			"{\"mchid\":\"1900012181\",\"new_field\":{\"a\":[1]},\"url\":\"https:\\/\\/pay.example.com\\/wechatpay\\/complaint-notifications\"}" })
	void fieldsMayComeInAnyOrderAndNewOnesAreIgnored(String answer) {
		this.server.answer(PlatformServer.ok(answer));
		requireResult(this.service.query(), REGISTERED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/octet-stream", "nonsense", "in valid/;;=" })
	void mediaTypeOfASignedAnswerDoesNotMatter(String contentType) {
		this.server.answer(PlatformServer.ok(ANSWER).newBuilder().setHeader("Content-Type", contentType).build());
		requireResult(this.service.query(), REGISTERED);
	}

	@ParameterizedTest
	@CsvSource({ "400, RESOURCE_NOT_EXISTS", "404, RESOURCE_NOT_EXISTS", "400, NOT_FOUND", "404, NOT_FOUND" })
	void queryIsEmptyWhenNoneIsRegistered(int status, String code) {
		this.server.answer(PlatformServer.refusal(status, code));
		requireEmpty(this.service.query());
		assertThat(this.server.requests()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "400, RESOURCE_NOT_EXISTS", "404, RESOURCE_NOT_EXISTS", "400, NOT_FOUND", "404, NOT_FOUND" })
	void deleteCompletesWhenNoneIsRegistered(int status, String code) {
		this.server.answer(PlatformServer.refusal(status, code));
		requireEmpty(this.service.delete());
	}

	@Test
	void repeatedDeleteThatFindsNothingLeftCompletes() {
		this.server.answer(PlatformServer.refusal(502, "SERVICE_UNAVAILABLE"),
				PlatformServer.refusal(404, "RESOURCE_NOT_EXISTS"));
		requireEmpty(this.service.delete());
		assertThat(this.server.requests()).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "400, RESOURCE_NOT_EXISTS", "404, NOT_FOUND", "400, RESOURCE_ALREADY_EXISTS" })
	void createAndUpdateReportRefusals(int status, String code) {
		this.server.answer(PlatformServer.refusal(status, code));
		requireFailure(this.service.create(URL), WechatPayApiException.class);
		requireFailure(this.service.update(URL), WechatPayApiException.class);
		assertThat(this.server.requests()).hasSize(2);
	}

	@ParameterizedTest
	@MethodSource("pagesOfOthers")
	void notFoundWithoutTheCodeIsAFailure(int status, String contentType, String body) {
		this.server
			.answer(new MockResponse.Builder().code(status).setHeader("Content-Type", contentType).body(body).build());
		requireFailure(this.service.query(), WechatPayApiException.class);
		requireFailure(this.service.delete(), WechatPayApiException.class);
	}

	static Stream<Arguments> pagesOfOthers() {
		return Stream.of(Arguments.of(404, "text/html", "<html>404 NOT_FOUND</html>"),
				Arguments.of(404, "application/json", ""), Arguments.of(404, "application/json", "{}"),
				Arguments.of(404, "application/json", "{\"code\":404}"),
				Arguments.of(404, "application/json", "{\"code\":\"NO_AUTH\",\"message\":\"NOT_FOUND\"}"),
				Arguments.of(410, "text/plain", "NOT_FOUND"), Arguments.of(302, "text/html", "NOT_FOUND"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "[]", "[{\"mchid\":\"1\",\"url\":\"u\"}]", "null", "7", "\"text\"", "{}", "{",
			"<html></html>", "{\"mchid\":\"1900012181\"}", "{\"url\":\"" + URL + "\"}",
			"{\"mchid\":\"1900012181\",\"url\":null}", "{\"mchid\":\"1900012181\",\"url\":[\"" + URL + "\"]}",
			"{\"mchid\":\"1900012181\",\"url\":\"" + URL + "\"} {}" })
	void signedAnswerOfAnotherShapeIsUnusable(String answer) {
		this.server.answer(PlatformServer.ok(answer));
		for (Mono<?> call : new Mono<?>[] { this.service.query(), this.service.create(URL),
				this.service.update(URL) }) {
			StepVerifier.create(call)
				.expectErrorSatisfies(
						(failure) -> assertThat(failure).isInstanceOf(WechatPayResponseException.class).hasNoCause())
				.verify(TestClient.LONG);
		}
		assertThat(this.server.requests()).hasSize(3);
	}

	@Test
	void signedAnswerInAnotherEncodingIsUnusable() {
		byte[] gbk = "{\"mchid\":\"1900012181\",\"url\":\"https://支付.example.com\"}".getBytes(Charset.forName("GBK"));
		this.server.answer(PlatformServer.okBytes(gbk));
		requireFailure(this.service.query(), WechatPayResponseException.class);
	}

	@Test
	void noContentWhereAUrlBelongsIsUnusable() {
		this.server.answer(PlatformServer.noContent());
		requireFailure(this.service.query(), WechatPayResponseException.class);
	}

	@Test
	void unsignedAnswersAreRejected() {
		this.server.answer(new MockResponse.Builder().code(204).build());
		requireFailure(this.service.delete(), SignatureVerificationException.class);
		requireFailure(this.service.query(), SignatureVerificationException.class);
		requireFailure(this.service.create(URL), SignatureVerificationException.class);
		requireFailure(this.service.update(URL), SignatureVerificationException.class);
	}

	@Test
	void brokenConnectionIsATransportFailure() {
		this.server.answer(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
		requireFailure(this.service.create(URL), WechatPayTransportException.class);
		assertThat(this.server.requests()).hasSize(1);
	}

}
