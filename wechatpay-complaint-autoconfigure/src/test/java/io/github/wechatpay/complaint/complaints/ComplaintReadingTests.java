package io.github.wechatpay.complaint.complaints;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.client.WechatPayResponseException;
import io.github.wechatpay.complaint.complaints.AdditionalInfo.ReturnAddressInfo;
import io.github.wechatpay.complaint.complaints.AdditionalInfo.SharePowerInfo;
import io.github.wechatpay.complaint.crypto.DecryptionException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.testing.GoldenValues;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Complaints as they are read, with what is documented and what was seen.
 */
class ComplaintReadingTests {

	private static final String GLOBAL_LIST = """
			{"data":[{"complaint_id":"200201820200101080076610000","complaint_time":"2015-05-20T13:29:35.120+08:00",
			"complaint_detail":"反馈一个重复扣费的问题","complaint_state":"PENDING","complainted_mchid":"1900012181",
			"payer_phone":"%s","complaint_order_info":[{"transaction_id":"4200000404201909069117582536",
			"out_trade_no":"20190906154617947762231","settlement_amount":1000,"settlement_refunded_amount":0,
			"settlement_currency":"HKD","payer_amount":922,"payer_refunded_amount":0,"payer_currency":"CNY",
			"trade_time":"2015-05-20T13:29:35.120+08:00"}],"complaint_full_refunded":false,"is_overdue":false,
			"priority":"PRIORITY","incoming_user_response":true,"user_complaint_times":1,"complaint_media_list":[{
			"media_type":"USER_COMPLAINT_IMAGE","media_url":["https://api.mch.weixin.qq.com/v3/merchant-service/images/xxxxx"]}],
			"problem_description":"不满意商家服务","complaint_detail_trans":"不满意商家服务","service_order_info":[{
			"order_id":"15646546545165651651","out_order_no":"1234323JKHDFE1243252","state":"DOING"}]}],
			"limit":5,"offset":10,"total_count":1000}"""
		.formatted(GoldenValues.text("payer-phone.oaep.ciphertext"));

	private static final String MAINLAND_COMPLAINT = """
			{"complaint_id":"200000020230628100093244941","complaint_time":"2023-06-28T10:00:09+08:00",
			"complaint_detail":"反馈一个重复扣费的问题","complaint_state":"PROCESSED","complainted_mchid":"1611378048",
			"payer_phone":"%s","payer_openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
			"complaint_order_info":[{"transaction_id":"4200000404201909069117582536",
			"out_trade_no":"20190906154617947762231","amount":3}],"complaint_full_refunded":true,
			"incoming_user_response":false,"user_complaint_times":2,"complaint_media_list":[{
			"media_type":"USER_COMPLAINT_IMAGE","media_url":[
			"https://api.mch.weixin.qq.com/v3/merchant-service/images/ChsyMDAwMDAwMjAyNDExMDgxNTAyMjQ4MTU1MTgYBSCIk8y5BigBMAE4AQ%%3D%%3D"]}],
			"problem_description":"其他问题","problem_type":"REFUND","apply_refund_amount":10,"user_tag_list":["TRUSTED"],
			"service_order_info":[],"additional_info":{"type":"SHARE_POWER_TYPE","share_power_info":{
			"return_time":"2015-05-20T13:29:35+08:00","return_address_info":{"return_address":"somewhere",
			"longitude":"113.93535488533665","latitude":"22.52305518747831"},"is_returned_to_same_machine":false}},
			"in_platform_service":true,"need_immediate_service":true,"is_agent_mode":false}"""
		.formatted(GoldenValues.text("payer-phone.oaep.ciphertext"));

	@AutoClose
	private final ComplaintServer server = new ComplaintServer();

	@Test
	void listOfTheGlobalAccessPointIsReadWhole() {
		this.server.respond(GLOBAL_LIST);
		ComplaintPage page = list(Region.GLOBAL, query().withComplaintedMchid("1900012181").withLanguage("zh_CN"));
		assertThat(this.server.targets()).containsExactly("GET /v3/global/merchant-service/complaints"
				+ "?limit=5&offset=10&begin_date=2019-01-01&end_date=2019-01-01"
				+ "&complainted_mchid=1900012181&mch_language=zh_CN");
		this.server.onlySignedRequest();
		assertThat(page.limit()).isEqualTo(5);
		assertThat(page.offset()).isEqualTo(10);
		assertThat(page.totalCount()).isEqualTo(1000);
		Complaint complaint = page.complaints().get(0);
		OffsetDateTime time = OffsetDateTime.parse("2015-05-20T13:29:35.120+08:00");
		assertThat(complaint).usingRecursiveComparison()
			.ignoringFields("payerPhone")
			.isEqualTo(new Complaint("200201820200101080076610000", time, "反馈一个重复扣费的问题", "不满意商家服务", "PENDING",
					"1900012181", null, null, List.of(new ComplaintOrder("4200000404201909069117582536",
							"20190906154617947762231", null, 1000L, 0L, "HKD", 922L, 0L, "CNY", time)),
					false, false, "PRIORITY", true, 1,
					List.of(new ComplaintMedia("USER_COMPLAINT_IMAGE",
							List.of("https://api.mch.weixin.qq.com/v3/merchant-service/images/xxxxx"))),
					"不满意商家服务", null, null, List.of(),
					List.of(new ServiceOrder("15646546545165651651", "1234323JKHDFE1243252", "DOING")), null, null,
					null, null));
		assertThat(phone(complaint)).isEqualTo("+852 5123 4567");
	}

	@Test
	void complaintOfMainlandChinaIsReadWhole() {
		this.server.respond(MAINLAND_COMPLAINT);
		Complaint complaint = get(Region.MAINLAND);
		assertThat(this.server.targets())
			.containsExactly("GET /v3/merchant-service/complaints-v2/200201820200101080076610000");
		assertThat(complaint).usingRecursiveComparison()
			.ignoringFields("payerPhone")
			.isEqualTo(new Complaint(
					"200000020230628100093244941", OffsetDateTime
						.parse("2023-06-28T10:00:09+08:00"),
					"反馈一个重复扣费的问题", null, "PROCESSED", "1611378048", null, "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
					List.of(new ComplaintOrder("4200000404201909069117582536", "20190906154617947762231", 3L, null,
							null, null, null, null, null, null)),
					true, null, null, false, 2,
					List.of(new ComplaintMedia("USER_COMPLAINT_IMAGE", List
						.of("https://api.mch.weixin.qq.com/v3/merchant-service/images/ChsyMDAwMDAwMjAyNDExMDgxNTAyMjQ4MTU1MTgYBSCIk8y5BigBMAE4AQ%3D%3D"))),
					"其他问题", "REFUND", 10L, List.of("TRUSTED"), List.of(),
					new AdditionalInfo("SHARE_POWER_TYPE",
							new SharePowerInfo(OffsetDateTime.parse("2015-05-20T13:29:35+08:00"),
									new ReturnAddressInfo("somewhere", "113.93535488533665", "22.52305518747831"),
									false)),
					true, true, false));
		assertThat(phone(complaint)).isEqualTo("+852 5123 4567");
	}

	@Test
	void complaintOfTheGlobalAccessPointHasItsPath() {
		this.server.respond(ComplaintServer.complaint(""));
		get(Region.GLOBAL);
		assertThat(this.server.targets())
			.containsExactly("GET /v3/global/merchant-service/complaints/200201820200101080076610000");
		assertThat(this.server.onlySignedRequest().getHeaders().get("Accept")).isEqualTo("application/json");
	}

	@Test
	void complaintOfNothingButAnIdIsReadable() {
		this.server.respond(ComplaintServer.complaint(""));
		assertThat(get(Region.GLOBAL))
			.isEqualTo(new Complaint(ComplaintServer.COMPLAINT_ID, null, "", null, "", "", null, null, List.of(), false,
					null, null, false, 0, List.of(), null, null, null, List.of(), List.of(), null, null, null, null));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "null",
			value = { "2022-10-17T16:31:56+08:00 | 2022-10-17T16:31:56+08:00",
					"2022-10-17T16:31:56.120+08:00 | 2022-10-17T16:31:56.120+08:00",
					"2022-10-17T08:31:56Z | 2022-10-17T08:31:56Z", "yesterday | null" })
	void timeMayHaveMillisecondsAndOneThatIsNoneIsAbsent(String time, String expected) {
		this.server.respond(ComplaintServer.complaint("\"complaint_time\":\"" + time + "\""));
		assertThat(get(Region.GLOBAL).complaintTime())
			.isEqualTo((expected != null) ? OffsetDateTime.parse(expected) : null);
	}

	@Test
	void unknownValuesAndFieldsAreTaken() {
		this.server.respond(ComplaintServer
			.complaint("\"complaint_state\":\"ESCALATED\",\"priority\":\"P0\",\"new_field\":{\"a\":[1,{}]},"
					+ "\"service_order_info\":[{\"state\":\"EXPIRED\"}]"));
		Complaint complaint = get(Region.GLOBAL);
		assertThat(complaint.complaintState()).isEqualTo("ESCALATED");
		assertThat(complaint.priority()).isEqualTo("P0");
		assertThat(complaint.serviceOrderInfo()).containsExactly(new ServiceOrder(null, null, "EXPIRED"));
	}

	@Test
	void numbersAndFlagsMayBeTextsAndTextsNumbers() {
		this.server.respond(ComplaintServer
			.complaint("\"user_complaint_times\":\"2\",\"complaint_full_refunded\":\"true\",\"is_overdue\":\"true\","
					+ "\"complainted_mchid\":1900012181,\"apply_refund_amount\":\"10\","
					+ "\"complaint_order_info\":[{\"transaction_id\":42,\"settlement_refunded_amount\":\"7\"}]"));
		Complaint complaint = get(Region.GLOBAL);
		assertThat(complaint.userComplaintTimes()).isEqualTo(2);
		assertThat(complaint.complaintFullRefunded()).isTrue();
		assertThat(complaint.isOverdue()).isTrue();
		assertThat(complaint.complaintedMchid()).isEqualTo("1900012181");
		assertThat(complaint.applyRefundAmount()).isEqualTo(10);
		assertThat(complaint.complaintOrderInfo().get(0).transactionId()).isEqualTo("42");
		assertThat(complaint.complaintOrderInfo().get(0).settlementRefundedAmount()).isEqualTo(7);
	}

	@Test
	void listMayBeOneObject() {
		this.server.respond(ComplaintServer.complaint(
				"\"complaint_media_list\":{\"media_type\":\"USER_COMPLAINT_IMAGE\",\"media_url\":\"https://a/1\"},"
						+ "\"user_tag_list\":\"TRUSTED\""));
		Complaint complaint = get(Region.GLOBAL);
		assertThat(complaint.complaintMediaList())
			.containsExactly(new ComplaintMedia("USER_COMPLAINT_IMAGE", List.of("https://a/1")));
		assertThat(complaint.userTagList()).containsExactly("TRUSTED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "complaint_time", "complaint_detail", "complaint_detail_trans", "complaint_state",
			"complainted_mchid", "payer_phone", "payer_openid", "complaint_order_info", "complaint_full_refunded",
			"is_overdue", "priority", "incoming_user_response", "user_complaint_times", "complaint_media_list",
			"problem_description", "problem_type", "apply_refund_amount", "user_tag_list", "service_order_info",
			"additional_info", "in_platform_service", "need_immediate_service", "is_agent_mode" })
	void oneBadFieldDoesNoHarm(String field) {
		for (String value : List.of("null", "\"\"", "\"x\"", "7", "true", "{}", "[]", "[null]", "[[\"x\"]]",
				"{\"a\":{\"b\":[1]}}", "[{\"media_url\":7,\"media_type\":{}}]")) {
			try (ComplaintServer other = new ComplaintServer()) {
				other.respond(ComplaintServer.complaint("\"" + field + "\":" + value + ",\"unknown\":1"));
				Complaint complaint = other.service(Region.GLOBAL)
					.get(ComplaintServer.COMPLAINT_ID)
					.block(ComplaintServer.LONG);
				assertThat(complaint.complaintId()).as(value).isEqualTo(ComplaintServer.COMPLAINT_ID);
			}
		}
	}

	@Test
	void phoneThatCannotBeDecryptedFailsWhenItIsDecrypted() {
		this.server.respond("{\"data\":[" + ComplaintServer.complaint(
				"\"payer_phone\":\"Qe41VhP/sGdNeTHMQGlxCWiUyHu6XNO9GCYln2Luv4HhwJzZBfcL12sB+PgZcS5NhePBog30NgJ1xRaK+gbGDKwpg==\"")
				+ "]}");
		Complaint complaint = list(Region.GLOBAL, query()).complaints().get(0);
		StepVerifier.create(complaint.payerPhone().decrypt())
			.expectError(DecryptionException.class)
			.verify(ComplaintServer.LONG);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"data\":[],\"limit\":5,\"offset\":10}", "{\"limit\":5,\"offset\":10}",
			"{\"data\":null,\"limit\":\"5\",\"offset\":\"10\"}", "{}" })
	void emptyPageHasManyForms(String body) {
		this.server.respond(body);
		assertThat(list(Region.MAINLAND, query())).isEqualTo(new ComplaintPage(List.of(), 10, 5, null));
		assertThat(this.server.targets()).containsExactly("GET /v3/merchant-service/complaints-v2"
				+ "?limit=5&offset=10&begin_date=2019-01-01&end_date=2019-01-01");
	}

	@ParameterizedTest
	@CsvSource({ "0, 0, 0", "10, 0, null", "10, 12, 12" })
	void totalOfNoneIsUnknownBehindTheFirstPage(int offset, int total, String expected) {
		this.server.respond("{\"data\":[],\"total_count\":" + total + "}");
		Integer totalCount = list(Region.GLOBAL, query().withOffset(offset)).totalCount();
		assertThat(String.valueOf(totalCount)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"complaint_id\":null}", "{\"complaint_id\":\"\"}", "{\"complaint_id\":{}}", "[]",
			"", "<html/>" })
	void complaintWithoutIdIsUnusable(String body) {
		this.server.respond(body);
		requireFailure(this.server.service(Region.GLOBAL).get(ComplaintServer.COMPLAINT_ID),
				WechatPayResponseException.class);
	}

	@Test
	void pageWithAComplaintWithoutIdIsUnusable() {
		this.server.respond("{\"data\":[" + ComplaintServer.complaint("") + ",{\"complaint_detail\":\"secret\"}]}");
		StepVerifier.create(this.server.service(Region.GLOBAL).list(query()))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(WechatPayResponseException.class)
				.hasMessageContaining("has no 'complaint_id'")
				.hasMessageNotContaining("secret")
				.hasNoCause())
			.verify(ComplaintServer.LONG);
	}

	@Test
	void unsignedResponseIsRejected() {
		this.server.respond(new MockResponse.Builder().body(ComplaintServer.complaint("")).build());
		requireFailure(this.server.service(Region.GLOBAL).get(ComplaintServer.COMPLAINT_ID),
				SignatureVerificationException.class);
	}

	@Test
	void errorIsReported() {
		this.server.respond(ComplaintServer.error(403, "NO_AUTH", "您暂无权限查询该投诉单的信息"));
		StepVerifier.create(this.server.service(Region.MAINLAND).get(ComplaintServer.COMPLAINT_ID))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(WechatPayApiException.class)
				.hasMessageContaining("您暂无权限查询该投诉单的信息"))
			.verify(ComplaintServer.LONG);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "1/2", "1?a=b", "1#a", "%31", "..", "1\n", "é",
			"12345678901234567890123456789012345678901234567890123456789012345" })
	void idThatDoesNotFitAnAddressIsRejected(String complaintId) {
		requireFailure(this.server.service(Region.GLOBAL).get(complaintId), IllegalArgumentException.class);
		requireFailure(this.server.service(Region.GLOBAL).history(complaintId).collectList(),
				IllegalArgumentException.class);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void wrongQueryIsRejectedBeforeAnythingIsSent() {
		ComplaintService service = this.server.service(Region.GLOBAL);
		LocalDate day = LocalDate.of(2026, 1, 31);
		for (ComplaintQuery query : new ComplaintQuery[] { null, ComplaintQuery.between(day, day.minusDays(1)),
				ComplaintQuery.between(null, day), ComplaintQuery.between(day, null), query().withLimit(0),
				query().withLimit(51), query().withOffset(-1), query().withComplaintedMchid(""),
				query().withComplaintedMchid("1&2"), query().withLanguage("zh_CN&a=b"), query().withLanguage(""),
				ComplaintQuery.between(LocalDate.of(10_000, 1, 1), LocalDate.of(10_000, 1, 1)) }) {
			requireFailure(service.list(query), IllegalArgumentException.class);
			requireFailure(service.listAll(query).collectList(), IllegalArgumentException.class);
		}
		requireFailure(service.list(ComplaintQuery.between(day, day.plusDays(30))), IllegalArgumentException.class);
		requireFailure(this.server.service(Region.MAINLAND).list(query().withLanguage("zh_CN")),
				IllegalArgumentException.class);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void thirtyDaysArePossible() {
		this.server.respond("{}");
		LocalDate day = LocalDate.of(2026, 1, 1);
		assertThat(list(Region.GLOBAL, ComplaintQuery.between(day, day.plusDays(29))).limit()).isEqualTo(50);
	}

	private ComplaintQuery query() {
		return ComplaintQuery.between(LocalDate.of(2019, 1, 1), LocalDate.of(2019, 1, 1)).withLimit(5).withOffset(10);
	}

	private ComplaintPage list(Region region, ComplaintQuery query) {
		return this.server.service(region).list(query).block(ComplaintServer.LONG);
	}

	private Complaint get(Region region) {
		return this.server.service(region).get(ComplaintServer.COMPLAINT_ID).block(ComplaintServer.LONG);
	}

	private static String phone(Complaint complaint) {
		return complaint.payerPhone().decrypt().block(ComplaintServer.LONG);
	}

	private static void requireFailure(Mono<?> call, Class<? extends Throwable> type) {
		StepVerifier.create(call)
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(type))
			.verify(ComplaintServer.LONG);
	}

}
