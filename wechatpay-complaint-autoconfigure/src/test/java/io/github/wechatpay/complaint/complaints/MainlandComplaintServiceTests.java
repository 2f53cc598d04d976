package io.github.wechatpay.complaint.complaints;

import java.util.Collections;
import java.util.List;

import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.WechatPayResponseException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What exists in mainland China only, as it arrives at WeChat Pay.
 */
class MainlandComplaintServiceTests {

	private static final String PATH = "POST /v3/merchant-service/complaints-v2/200201820200101080076610000/";

	@AutoClose
	private final ComplaintServer server = new ComplaintServer().respond(ComplaintServer.noContent());

	@Test
	void globalAccessPointHasNoneOfIt() {
		assertThatIllegalStateException().isThrownBy(() -> this.server.service(Region.GLOBAL).mainland())
			.withMessageContaining("wechatpay.region");
	}

	@Test
	void approvalIsSent() {
		requireSuccess(service().approveRefund(ComplaintServer.COMPLAINT_ID, 0));
		assertThat(this.server.onlyBody()).isEqualTo("{\"action\":\"APPROVE\",\"launch_refund_day\":0}");
		assertThat(this.server.targets()).containsExactly(PATH + "update-refund-progress");
	}

	@Test
	void rejectionIsSentWithoutADay() {
		requireSuccess(service().rejectRefund(ComplaintServer.COMPLAINT_ID,
				new RefundRejection("拒绝退款", List.of("file23578_21798531.jpg"), "不同意退款")));
		assertThat(this.server.onlyBody()).isEqualTo("{\"action\":\"REJECT\",\"reject_reason\":\"拒绝退款\","
				+ "\"reject_media_list\":[\"file23578_21798531.jpg\"],\"remark\":\"不同意退款\"}");
		assertThat(this.server.targets()).containsExactly(PATH + "update-refund-progress");
	}

	@Test
	void rejectionMayBeShort() {
		requireSuccess(
				service().rejectRefund(ComplaintServer.COMPLAINT_ID, new RefundRejection("no", List.of(), null)));
		assertThat(this.server.onlyBody()).isEqualTo("{\"action\":\"REJECT\",\"reject_reason\":\"no\"}");
	}

	@Test
	void immediateResponseIsSent() {
		try (ComplaintServer other = new ComplaintServer()) {
			other.respond("{\"log_id\":\"300285320210322170000071077\"}");
			ImmediateResponse text = ImmediateResponse.text(ComplaintServer.aComplaint(), "你好 😀");
			StepVerifier
				.create(other.service(Region.MAINLAND)
					.mainland()
					.respondImmediately(ComplaintServer.COMPLAINT_ID,
							new ImmediateResponse(text.complaintedMchid(), "550e8400-e29b-41d4-a716-446655440000",
									text.message())))
				.expectNext("300285320210322170000071077")
				.expectComplete()
				.verify(ComplaintServer.LONG);
			assertThat(other.onlyBody()).isEqualTo("{\"complainted_mchid\":\"1900012181\",\"message\":{\"blocks\":["
					+ "{\"type\":\"TEXT\",\"text\":{\"text\":\"你好 😀\"}}]},"
					+ "\"idempotent_id\":\"550e8400-e29b-41d4-a716-446655440000\"}");
			assertThat(other.targets()).containsExactly(PATH + "response-immediate-service");
		}
	}

	@Test
	void eachImmediateResponseHasAnIdOfItsOwn() {
		assertThat(ImmediateResponse.text(ComplaintServer.aComplaint(), "a").idempotentId()).hasSize(36)
			.isNotEqualTo(ImmediateResponse.text(ComplaintServer.aComplaint(), "a").idempotentId());
	}

	@Test
	void immediateResponseWithoutLogIdIsUnusable() {
		StepVerifier
			.create(service().respondImmediately(ComplaintServer.COMPLAINT_ID,
					ImmediateResponse.text(ComplaintServer.aComplaint(), "text")))
			.expectError(WechatPayResponseException.class)
			.verify(ComplaintServer.LONG);
	}

	@Test
	void whatWeChatPayWouldRejectIsNotSent() {
		String id = ComplaintServer.COMPLAINT_ID;
		requireRejected(service().approveRefund(id, -1));
		requireRejected(service().approveRefund("a/b", 0));
		for (RefundRejection rejection : new RefundRejection[] { null, new RefundRejection("", List.of(), null),
				new RefundRejection(null, List.of(), null), new RefundRejection("a".repeat(201), List.of(), null),
				new RefundRejection("a", Collections.nCopies(5, "image"), null),
				new RefundRejection("a", List.of(), "a".repeat(201)), new RefundRejection("a", List.of(), "") }) {
			requireRejected(service().rejectRefund(id, rejection));
		}
		JsonNodeFactory json = JsonNodeFactory.instance;
		for (ImmediateResponse response : new ImmediateResponse[] { null,
				new ImmediateResponse("", "id", json.objectNode()), new ImmediateResponse("1", "", json.objectNode()),
				new ImmediateResponse("1", "a".repeat(129), json.objectNode()),
				new ImmediateResponse("1", "id", json.stringNode("text")), new ImmediateResponse("1", "id", null) }) {
			requireRejected(service().respondImmediately(id, response));
		}
	}

	@Test
	void textsHaveNothingThatWasWritten() {
		assertThat(new RefundRejection("secret", List.of("a"), "secret")).hasToString("RefundRejection[images=1]");
		assertThat(ImmediateResponse.text(ComplaintServer.aComplaint(), "secret").toString()).doesNotContain("secret");
	}

	private MainlandComplaintService service() {
		return this.server.service(Region.MAINLAND).mainland();
	}

	private static void requireSuccess(Mono<Void> call) {
		StepVerifier.create(call).expectComplete().verify(ComplaintServer.LONG);
	}

	private void requireRejected(Mono<?> call) {
		StepVerifier.create(call).expectError(IllegalArgumentException.class).verify(ComplaintServer.LONG);
		assertThat(this.server.requests()).isEmpty();
	}

}
