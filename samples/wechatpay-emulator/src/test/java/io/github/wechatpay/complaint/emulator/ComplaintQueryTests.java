package io.github.wechatpay.complaint.emulator;

import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.wechatpay.complaint.emulator.complaint.Image;
import io.github.wechatpay.complaint.emulator.complaint.Message;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Listing complaints, reading one, and reading its history.
 */
class ComplaintQueryTests extends ComplaintTest {

	private static final String OAEP = "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";

	@Test
	void complaintsAreListedNewestFirst() {
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			ids.add(raise(NewComplaint.any().at(Instant.now().minus(Duration.ofHours(5 - i)))));
		}
		String older = raise(NewComplaint.any().at(Instant.now().minus(Duration.ofDays(3))));
		Collections.reverse(ids);
		ids.add(older);
		assertThat(ids(list(""))).isEqualTo(ids);
		JsonNode page = list("&limit=2&offset=1");
		assertThat(ids(page)).isEqualTo(ids.subList(1, 3));
		assertThat(page.path("limit").asInt()).isEqualTo(2);
		assertThat(page.path("offset").asInt()).isEqualTo(1);
	}

	@Test
	void totalIsCountedOnTheFirstPageOnly() {
		this.emulator.account().raiseMany(12, NewComplaint.any());
		JsonNode first = list("");
		assertThat(first.path("total_count").asInt()).isEqualTo(12);
		assertThat(first.path("data")).hasSize(10);
		assertThat(list("&offset=10").path("total_count").asInt()).isZero();
		assertThat(list("&offset=12").path("data")).isEmpty();
	}

	@Test
	void datesAreThoseOfChinaAndBothCount() {
		OffsetDateTime midnight = TODAY.minusDays(2).atStartOfDay().atOffset(ZoneOffset.ofHours(8));
		String id = raise(NewComplaint.any().at(midnight.toInstant()));
		raise(NewComplaint.any().at(midnight.minusSeconds(1).toInstant()));
		raise(NewComplaint.any().at(midnight.plusDays(1).toInstant()));
		String day = "?begin_date=" + TODAY.minusDays(2) + "&end_date=" + TODAY.minusDays(2);
		assertThat(ids(ok(call("GET", COMPLAINTS + day).send()))).containsExactly(id);
	}

	@Test
	void complaintsOfASubMerchantCanBeListed() {
		raise(NewComplaint.any());
		String id = raise(NewComplaint.any().about("1900000109"));
		JsonNode page = list("&complainted_mchid=1900000109");
		assertThat(ids(page)).containsExactly(id);
		assertThat(page.path("total_count").asInt()).isOne();
		assertThat(page.at("/data/0/complainted_mchid").asString()).isEqualTo("1900000109");
		assertError(call("GET", COMPLAINTS + month() + "&complainted_mchid=" + MAINLAND_MERCHANT).send(), 403,
				"NO_AUTH", "您暂无权限查询该投诉单的信息");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			'' | begin_date is required
			?begin_date=2026-01-01 | end_date is required
			?begin_date=2026-1-1&end_date=2026-01-02 | begin_date is not a date
			?begin_date=2026-02-30&end_date=2026-03-02 | begin_date is not a date
			?begin_date=2026-01-02&end_date=2026-01-01 | end_date is before begin_date
			?begin_date=2026-01-01&end_date=2026-01-31 | more than 30 days
			?begin_date=2026-01-01&end_date=2026-01-30&limit=51 | limit is not between 1 and 50
			?begin_date=2026-01-01&end_date=2026-01-30&limit=0 | limit is not between 1 and 50
			?begin_date=2026-01-01&end_date=2026-01-30&limit=ten | limit is not a number
			?begin_date=2026-01-01&end_date=2026-01-30&offset=-1 | offset is not between
			?begin_date=2026-01-01&end_date=2026-01-30&mch_language=klingon | mch_language is not a known language
			""")
	void queryThatMakesNoSenseIsRefused(String query, String issue) {
		assertInvalid(call("GET", COMPLAINTS + query).send(), issue);
	}

	@Test
	void thirtyDaysCanBeAskedFor() {
		ok(call("GET", COMPLAINTS + "?begin_date=2026-01-01&end_date=2026-01-30&limit=50&mch_language=zh_CN").send());
	}

	@Test
	void listAboveTheLargestPageIsTooLargeIfSoConfigured() {
		try (WechatPayEmulator other = WechatPayEmulator.builder().largestPage(20).start()) {
			SignedCall large = new SignedCall(other.merchant(), other.baseUri(), "GET",
					COMPLAINTS + month() + "&limit=21");
			assertError(large.send(), 400, "INVALID_REQUEST", "当前查询结果数据量过大，请缩小limit后重试");
			SignedCall small = new SignedCall(other.merchant(), other.baseUri(), "GET",
					COMPLAINTS + month() + "&limit=20");
			assertThat(small.send().statusCode()).isEqualTo(200);
		}
	}

	@Test
	void globalComplaintHasTheDocumentedShape() throws GeneralSecurityException {
		String id = raise(NewComplaint.any().detail("重复扣费").phone("13800138000").image(Image.sample()));
		JsonNode complaint = list("").at("/data/0");
		assertThat(complaint.path("complaint_id").asString()).isEqualTo(id).matches("[0-9]{27}");
		assertThat(OffsetDateTime.parse(complaint.path("complaint_time").asString()).toInstant())
			.isBetween(Instant.now().minusSeconds(60), Instant.now());
		assertThat(complaint.path("complaint_time").asString()).endsWith("+08:00");
		assertThat(complaint.path("complaint_detail").asString()).isEqualTo("重复扣费");
		assertThat(complaint.path("complaint_state").asString()).isEqualTo("PENDING");
		assertThat(complaint.path("complainted_mchid").asString()).isEqualTo("1900012181");
		assertThat(complaint.path("incoming_user_response").asBoolean()).isFalse();
		assertThat(complaint.path("user_complaint_times").asInt()).isOne();
		assertThat(complaint.at("/complaint_order_info/0").propertyNames()).containsExactlyInAnyOrder("transaction_id",
				"out_trade_no", "settlement_amount", "settlement_refunded_amount", "settlement_currency",
				"payer_amount", "payer_refunded_amount", "payer_currency", "trade_time");
		assertThat(complaint.at("/complaint_media_list/0/media_type").asString()).isEqualTo("USER_COMPLAINT_IMAGE");
		assertThat(complaint.has("problem_type")).isFalse();
		assertThat(complaint.has("complaint_detail_trans")).isFalse();
		assertThat(decrypt(this.emulator.merchant(), OAEP, complaint.path("payer_phone").asString()))
			.isEqualTo("13800138000");
		JsonNode detail = detail(id);
		assertThat(detail.propertyNames()).containsExactlyInAnyOrderElementsOf(complaint.propertyNames());
		assertThat(detail.path("payer_phone")).isNotEqualTo(complaint.path("payer_phone"));
		assertThat(detail.path("payer_phone").asString()).hasSize(344);
	}

	@Test
	void complaintIsTranslatedIfSoAsked() {
		String id = raise(NewComplaint.any().detail("重复扣费"));
		JsonNode detail = ok(call("GET", COMPLAINTS + "/" + id + "?mch_language=EN").send());
		assertThat(detail.path("complaint_detail_trans").asString()).contains("重复扣费", "EN");
	}

	@Test
	void mainlandComplaintHasTheDocumentedShape() throws GeneralSecurityException {
		String id = raiseMainland(NewComplaint.any().refund(10).phone("13800138000"));
		JsonNode complaint = json(mainlandCall("GET", MAINLAND_COMPLAINTS + month()).send()).at("/data/0");
		assertThat(complaint.at("/complaint_order_info/0").propertyNames()).containsExactlyInAnyOrder("transaction_id",
				"out_trade_no", "amount");
		assertThat(complaint.path("problem_type").asString()).isEqualTo("REFUND");
		assertThat(complaint.path("apply_refund_amount").asInt()).isEqualTo(10);
		assertThat(complaint.has("payer_openid")).isFalse();
		assertThat(complaint.has("is_overdue")).isFalse();
		assertThat(decrypt(mainland().merchant(), OAEP, complaint.path("payer_phone").asString()))
			.isEqualTo("13800138000");
		JsonNode detail = json(mainlandCall("GET", MAINLAND_COMPLAINTS + "/" + id).send());
		assertThat(detail.has("payer_openid")).isTrue();
	}

	@Test
	void phoneIsAbsentIfThePayerGaveNone() {
		assertThat(detail(raise(NewComplaint.any())).has("payer_phone")).isFalse();
	}

	@Test
	void complaintOfAnotherMerchantMayNotBeRead() {
		String id = raiseMainland(NewComplaint.any());
		for (String path : List.of("", "/negotiation-historys")) {
			HttpResponse<byte[]> response = call("GET", COMPLAINTS + "/" + id + path).send();
			assertError(response, 403, "NO_AUTH", "您暂无权限查询该投诉单的信息");
			assertThat(verifies(response, platformKey())).isTrue();
		}
	}

	@Test
	void unknownComplaintDoesNotExist() {
		assertError(call("GET", COMPLAINTS + "/200201820200101080076610000").send(), 404, "RESOURCE_NOT_EXISTS",
				"投诉单不存在");
		try (WechatPayEmulator other = WechatPayEmulator.builder().missingComplaintStatus(400).start()) {
			assertError(new SignedCall(other.merchant(), other.baseUri(), "GET", COMPLAINTS + "/1").send(), 400,
					"RESOURCE_NOT_EXISTS", "投诉单不存在");
		}
	}

	@Test
	void historyAscends() {
		String id = raise(NewComplaint.any().detail("重复扣费").image(Image.sample()));
		this.emulator.account().happen(id, "USER_RESPONSE", Message.of("在吗"), false);
		done(respond(id, reply("您好")));
		JsonNode history = history(id);
		assertThat(values(history, "operate_type")).containsExactly("USER_CREATE_COMPLAINT",
				"USER_CREATE_COMPLAINT_SYSTEM_MESSAGE", "USER_RESPONSE", "MERCHANT_RESPONSE");
		assertThat(values(history, "operator")).containsExactly("投诉人", "系统", "投诉人", "商家");
		assertThat(values(history, "operate_details")).startsWith("重复扣费").endsWith("在吗", "您好");
		assertThat(values(history, "operate_time")).isSorted();
		assertThat(values(history, "log_id")).doesNotHaveDuplicates().allMatch((logId) -> logId.matches("3[0-9]{26}"));
		assertThat(history.at("/data/0/complaint_media_list/media_type").asString()).isEqualTo("USER_COMPLAINT_IMAGE");
		assertThat(history.at("/data/1").has("complaint_media_list")).isFalse();
		assertThat(history.at("/data/1/image_list")).isEmpty();
		assertThat(history.path("total_count").asInt()).isEqualTo(4);
		JsonNode part = ok(call("GET", COMPLAINTS + "/" + id + "/negotiation-historys?limit=1&offset=2").send());
		assertThat(values(part, "operate_type")).containsExactly("USER_RESPONSE");
		assertInvalid(call("GET", COMPLAINTS + "/" + id + "/negotiation-historys?limit=301").send(), "limit");
	}

	@Test
	void manyComplaintsAreReadPageByPage() {
		control("POST", "/emulator/complaints/bulk", "{\"count\":20000,\"detail\":\"重复扣费\"}");
		Set<String> ids = new LinkedHashSet<>();
		assertThat(list("").path("total_count").asInt()).isEqualTo(20_000);
		for (int offset = 0; offset < 20_000; offset += 2_000) {
			ids.addAll(ids(list("&limit=50&offset=" + offset)));
		}
		assertThat(ids).hasSize(500);
	}

	private static List<String> ids(JsonNode page) {
		return values(page, "complaint_id");
	}

	private static List<String> values(JsonNode page, String name) {
		return page.path("data").valueStream().map((entry) -> entry.path(name).asString()).toList();
	}

}
