package io.github.wechatpay.complaint.complaints;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.WechatPayApiException;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages to payers, as they arrive at WeChat Pay.
 */
class ComplaintResponseTests {

	private static final ComplaintResponse RESPONSE = ComplaintResponse.of(ComplaintServer.aComplaint(), "已与用户沟通解决");

	@AutoClose
	private final ComplaintServer server = new ComplaintServer().respond(ComplaintServer.noContent());

	@ParameterizedTest
	@EnumSource
	void textIsSent(Region region) {
		requireSuccess(respond(region, RESPONSE));
		assertThat(this.server.onlyBody())
			.isEqualTo("{\"complainted_mchid\":\"1900012181\",\"response_content\":\"已与用户沟通解决\"}");
		RecordedRequest request = this.server.onlySignedRequest();
		assertThat(request.getMethod() + ' ' + request.getTarget()).isEqualTo((region == Region.GLOBAL)
				? "POST /v3/global/merchant-service/complaints/200201820200101080076610000/response"
				: "POST /v3/merchant-service/complaints-v2/200201820200101080076610000/response");
		assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
	}

	@Test
	void everythingIsSent() {
		requireSuccess(respond(Region.MAINLAND,
				RESPONSE.withImages(List.of("aabbccdd", "aaccddee"))
					.withJumpUrl("https://www.xxx.com/notify", "查看订单详情")
					.withMiniProgramJump(new MiniProgramJump("wx8888888888888888", "pages/index", "看"))));
		assertThat(this.server.onlyBody())
			.isEqualTo("{\"complainted_mchid\":\"1900012181\",\"response_content\":\"已与用户沟通解决\","
					+ "\"response_images\":[\"aabbccdd\",\"aaccddee\"],\"jump_url\":\"https://www.xxx.com/notify\","
					+ "\"jump_url_text\":\"查看订单详情\",\"mini_program_jump_info\":{\"appid\":\"wx8888888888888888\","
					+ "\"path\":\"pages/index\",\"text\":\"看\"}}");
	}

	@Test
	void longestTextIsSent() {
		requireSuccess(respond(Region.GLOBAL, withContent("中".repeat(500))));
	}

	@ParameterizedTest
	@MethodSource
	void whatWeChatPayWouldRejectIsNotSent(ComplaintResponse response) {
		requireRejected(respond(Region.GLOBAL, response));
	}

	static Stream<ComplaintResponse> whatWeChatPayWouldRejectIsNotSent() {
		return Stream.of(null, withContent(""), withContent(null), withContent("a".repeat(501)), withContent("ok 😀"),
				withContent("broken \uD83D"), RESPONSE.withImages(Collections.nCopies(5, "image")),
				RESPONSE.withImages(List.of("")), RESPONSE.withJumpUrl("https://www.xxx.com/notify"),
				RESPONSE.withJumpUrlText("查看"), RESPONSE.withJumpUrl("http://www.xxx.com/notify", "查看"),
				RESPONSE.withJumpUrl("https://www.xxx.com/" + "a".repeat(493), "查看"),
				RESPONSE.withJumpUrl("https://www.xxx.com/", "12345678901"),
				RESPONSE.withJumpUrl("https://www.xxx.com/", ""),
				RESPONSE.withMiniProgramJump(new MiniProgramJump("wx8888888888888888", "pages/index", "看")),
				new ComplaintResponse("", "text", List.of(), null, null, null),
				new ComplaintResponse(null, "text", List.of(), null, null, null));
	}

	@Test
	void miniProgramNeedsAllItsFields() {
		requireRejected(
				respond(Region.MAINLAND, RESPONSE.withMiniProgramJump(new MiniProgramJump("", "path", "text"))));
		requireRejected(
				respond(Region.MAINLAND, RESPONSE.withMiniProgramJump(new MiniProgramJump("wx", null, "text"))));
	}

	@Test
	void messageOfARejectionDoesNotQuoteTheText() {
		StepVerifier.create(respond(Region.GLOBAL, withContent("secret".repeat(100))))
			.expectErrorSatisfies((failure) -> assertThat(failure)
				.hasMessage("'content' has 600 characters, and at most 500 are accepted"))
			.verify(ComplaintServer.LONG);
	}

	@Test
	void permissionThatIsMissingIsReportedAndNothingIsRepeated() {
		try (ComplaintServer other = new ComplaintServer()) {
			other.respond(ComplaintServer.error(403, "NO_AUTH", "您暂无权限为该投诉单提交商户回复"));
			StepVerifier.create(other.service(Region.GLOBAL).respond(ComplaintServer.COMPLAINT_ID, RESPONSE))
				.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(WechatPayApiException.class)
					.hasMessageContaining("您暂无权限为该投诉单提交商户回复"))
				.verify(ComplaintServer.LONG);
			assertThat(other.requests()).hasSize(1);
		}
	}

	@Test
	void textOfAResponseIsNotItsContent() {
		assertThat(RESPONSE.withImages(List.of("a")))
			.hasToString("ComplaintResponse[complaintedMchid=1900012181, images=1]");
	}

	@Test
	void completionIsSent() {
		requireSuccess(complete(this.server, Region.GLOBAL));
		assertThat(this.server.onlyBody()).isEqualTo("{\"complainted_mchid\":\"1900012181\"}");
		assertThat(this.server.targets())
			.containsExactly("POST /v3/global/merchant-service/complaints/200201820200101080076610000/complete");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "1900012181\n" })
	void completionNeedsTheMerchant(String mchid) {
		requireRejected(this.server.service(Region.GLOBAL).complete(ComplaintServer.COMPLAINT_ID, mchid));
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 409, 500 })
	void completionOfWhatIsCompletedCompletes(int status) {
		try (ComplaintServer other = new ComplaintServer()) {
			other.respond(ComplaintServer.error(status, "INVALID_REQUEST", "当前单据状态不支持操作, 请检查是否重复调用"),
					ComplaintServer.ok(ComplaintServer.complaint("\"complaint_state\":\"PROCESSED\"")));
			requireSuccess(complete(other, Region.MAINLAND));
			assertThat(other.targets()).containsExactly(
					"POST /v3/merchant-service/complaints-v2/200201820200101080076610000/complete",
					"GET /v3/merchant-service/complaints-v2/200201820200101080076610000");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"complaint_id\":\"1\",\"complaint_state\":\"PENDING\"}", "{}" })
	void errorCountsWhereTheComplaintIsNotCompletedOrCannotBeRead(String complaint) {
		try (ComplaintServer other = new ComplaintServer()) {
			other.respond(ComplaintServer.error(400, "PARAM_ERROR", "wrong"), ComplaintServer.ok(complaint));
			requireError(complete(other, Region.GLOBAL), 400);
			assertThat(other.requests()).hasSize(2);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 403, 404, 429 })
	void errorThatSaysNothingAboutTheStateIsReportedAtOnce(int status) {
		try (ComplaintServer other = new ComplaintServer()) {
			other.respond(ComplaintServer.error(status, "NO_AUTH", "no"));
			requireError(complete(other, Region.GLOBAL), status);
			assertThat(other.requests()).hasSize(1);
		}
	}

	@Test
	void nothingIsSentBeforeSubscription() {
		respond(Region.GLOBAL, RESPONSE);
		complete(this.server, Region.GLOBAL);
		assertThat(this.server.requests()).isEmpty();
	}

	private static ComplaintResponse withContent(String content) {
		return ComplaintResponse.of(ComplaintServer.aComplaint(), content);
	}

	private Mono<Void> respond(Region region, ComplaintResponse response) {
		return this.server.service(region).respond(ComplaintServer.COMPLAINT_ID, response);
	}

	private static Mono<Void> complete(ComplaintServer server, Region region) {
		return server.service(region).complete(ComplaintServer.COMPLAINT_ID, ComplaintServer.MCHID);
	}

	private static void requireSuccess(Mono<Void> call) {
		StepVerifier.create(call).expectComplete().verify(ComplaintServer.LONG);
	}

	private static void requireError(Mono<Void> call, int status) {
		StepVerifier.create(call)
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(WechatPayApiException.class,
					(error) -> assertThat(error.getStatus().value()).isEqualTo(status)))
			.verify(ComplaintServer.LONG);
	}

	private void requireRejected(Mono<Void> call) {
		StepVerifier.create(call).expectError(IllegalArgumentException.class).verify(ComplaintServer.LONG);
		assertThat(this.server.requests()).isEmpty();
	}

}
