package io.github.wechatpay.complaint.emulator;

import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;

import io.github.wechatpay.complaint.emulator.complaint.ComplaintState;
import io.github.wechatpay.complaint.emulator.complaint.Image;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.fault.FaultType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What can go wrong with complaints, and what the documents leave open.
 */
class ComplaintFaultTests extends ComplaintTest {

	private static final String OAEP = "RSA/ECB/OAEPWithSHA-1AndMGF1Padding";

	private String id;

	@BeforeEach
	void raiseComplaint() {
		this.id = raise(NewComplaint.any().phone("13800138000").image(Image.sample()));
	}

	@Test
	void numbersCanBeText() {
		JsonNode page = faulty(FaultType.NUMBERS_AS_TEXT);
		assertThat(page.path("limit").isString()).isTrue();
		assertThat(page.path("total_count").stringValue()).isEqualTo("1");
		assertThat(page.at("/data/0/user_complaint_times").stringValue()).isEqualTo("1");
		assertThat(page.at("/data/0/complaint_order_info/0/settlement_refunded_amount").stringValue()).isEqualTo("0");
		assertThat(page.at("/data/0/incoming_user_response").isBoolean()).isTrue();
		assertThat(list("").path("limit").isInt()).isTrue();
	}

	@Test
	void timesCanHaveMilliseconds() {
		assertThat(list("").at("/data/0/complaint_time").asString()).matches(".*:\\d\\d\\+08:00");
		JsonNode page = faulty(FaultType.TIMES_WITH_MILLIS);
		assertThat(page.at("/data/0/complaint_time").asString()).endsWith(".120+08:00");
		assertThat(page.at("/data/0/complaint_order_info/0/trade_time").asString()).endsWith(".120+08:00");
		this.emulator.inject(Fault.of(FaultType.TIMES_WITH_MILLIS));
		assertThat(history(this.id).at("/data/0/operate_time").asString()).endsWith(".120+08:00");
	}

	@Test
	void imagesCanBeAnArrayAnObjectOrAbsent() {
		assertThat(list("").at("/data/0/complaint_media_list").isArray()).isTrue();
		assertThat(history(this.id).at("/data/0/complaint_media_list").isObject()).isTrue();
		assertThat(faulty(FaultType.MEDIA_AS_OBJECT).at("/data/0/complaint_media_list/media_url").isArray()).isTrue();
		assertThat(faulty(FaultType.MEDIA_ABSENT).at("/data/0").has("complaint_media_list")).isFalse();
		this.emulator.inject(Fault.of(FaultType.MEDIA_AS_ARRAY));
		assertThat(history(this.id).at("/data/0/complaint_media_list/0/media_url").isArray()).isTrue();
		this.emulator.inject(Fault.of(FaultType.MEDIA_ABSENT));
		assertThat(history(this.id).at("/data/0").has("complaint_media_list")).isFalse();
	}

	@Test
	void dataCanBeMissing() {
		assertThat(faulty(FaultType.MISSING_DATA).has("data")).isFalse();
		this.emulator.inject(Fault.of(FaultType.MISSING_DATA));
		assertThat(detail(this.id).has("complaint_id")).isTrue();
		assertThat(history(this.id).has("data")).isFalse();
	}

	@Test
	void valuesOfEnumerationsCanBeUnknown() {
		JsonNode complaint = faulty(FaultType.UNKNOWN_ENUMS).at("/data/0");
		assertThat(complaint.path("complaint_state").asString()).isEqualTo("SINCE_NEXT_YEAR");
		assertThat(complaint.path("priority").asString()).isEqualTo("SINCE_NEXT_YEAR");
		assertThat(complaint.at("/complaint_media_list/0/media_type").asString()).isEqualTo("SINCE_NEXT_YEAR");
		this.emulator.inject(Fault.of(FaultType.UNKNOWN_ENUMS));
		assertThat(history(this.id).at("/data/0/operate_type").asString()).isEqualTo("SINCE_NEXT_YEAR");
	}

	@Test
	void membersCanBeUnknownNullOrLeftOut() {
		assertThat(faulty(FaultType.UNKNOWN_MEMBERS).at("/data/0").has("since_next_year")).isTrue();
		JsonNode complaint = faulty(FaultType.NULL_MEMBERS).at("/data/0");
		assertThat(complaint.path("payer_phone").isNull()).isTrue();
		assertThat(complaint.path("complaint_order_info").isNull()).isTrue();
		assertThat(complaint.path("complaint_id").asString()).isEqualTo(this.id);
		assertThat(faulty(FaultType.BARE_COMPLAINT).at("/data/0").propertyNames()).containsExactlyInAnyOrder(
				"complaint_id", "complaint_time", "complaint_detail", "complaint_state", "complainted_mchid",
				"complaint_full_refunded", "incoming_user_response", "user_complaint_times");
		assertThat(faulty(FaultType.MISSING_COMPLAINT_ID).at("/data/0").has("complaint_id")).isFalse();
	}

	@Test
	void phoneCanHaveTheOlderPadding() throws GeneralSecurityException {
		String phone = faulty(FaultType.LEGACY_PADDING).at("/data/0/payer_phone").asString();
		assertThat(decrypt(this.emulator.merchant(), "RSA/ECB/PKCS1Padding", phone)).isEqualTo("13800138000");
		assertThatExceptionOfType(GeneralSecurityException.class)
			.isThrownBy(() -> decrypt(this.emulator.merchant(), OAEP, phone));
	}

	@Test
	void phoneCanBeUndecryptable() {
		String phone = faulty(FaultType.UNDECRYPTABLE_PHONE).at("/data/0/payer_phone").asString();
		assertThat(phone).hasSize(344);
		assertThatExceptionOfType(GeneralSecurityException.class)
			.isThrownBy(() -> decrypt(this.emulator.merchant(), OAEP, phone));
	}

	@Test
	void resultCanBeTooLarge() {
		this.emulator.inject(Fault.of(FaultType.RESULT_TOO_LARGE));
		ok(call("GET", COMPLAINTS + "/" + this.id).send());
		assertError(call("GET", COMPLAINTS + month()).send(), 400, "INVALID_REQUEST", "当前查询结果数据量过大，请缩小limit后重试");
		list("");
	}

	@Test
	void pageCanMove() {
		raise(NewComplaint.any());
		String second = list("&limit=1&offset=1").at("/data/0/complaint_id").asString();
		assertThat(second).isEqualTo(this.id);
		this.emulator.inject(Fault.of(FaultType.MOVED_PAGE));
		assertThat(list("&limit=1&offset=2").at("/data/0/complaint_id").asString()).isEqualTo(second);
	}

	@Test
	void totalCanBeOnEveryPage() {
		this.emulator.inject(Fault.of(FaultType.TOTAL_EVERYWHERE));
		assertThat(list("&offset=1").path("total_count").asInt()).isOne();
		assertThat(list("&offset=1").path("total_count").asInt()).isZero();
	}

	@Test
	void complaintCanBeCompletedElsewhere() {
		this.emulator.inject(Fault.of(FaultType.COMPLETED_ELSEWHERE));
		assertError(complete(this.id), 400, "INVALID_REQUEST", "当前单据状态不支持操作, 请检查是否重复调用");
		assertThat(this.emulator.account().complaint(this.id).status().state()).isEqualTo(ComplaintState.PROCESSED);
	}

	@ParameterizedTest
	@CsvSource({ "429,FREQUENCY_LIMITED", "500,SYSTEM_ERROR" })
	void errorsCanBeAnswered(int status, String code) {
		this.emulator.inject(Fault.status(status).onPath("/complete"));
		list("");
		HttpResponse<byte[]> response = complete(this.id);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(json(response).path("code").asString()).isEqualTo(code);
		done(complete(this.id));
	}

	@Test
	void probeIsNoSignature() {
		this.emulator.inject(Fault.of(FaultType.PROBE));
		assertThat(header(call("GET", COMPLAINTS + "/" + this.id).send(), "Wechatpay-Signature"))
			.startsWith("WECHATPAY/SIGNTEST/");
	}

	@ParameterizedTest
	@EnumSource(value = FaultType.class,
			names = { "NUMBERS_AS_TEXT", "MISSING_DATA", "COMPLETED_ELSEWHERE", "IMAGE_EXPIRED", "RESULT_TOO_LARGE" })
	void faultsOfComplaintsWaitForComplaints(FaultType type) {
		this.emulator.inject(Fault.of(type));
		this.emulator.inject(Fault.status(503));
		assertThat(call("GET", "/v3/global/certificates").send().statusCode()).isEqualTo(503);
		assertThat(call("GET", GLOBAL).send().statusCode()).isEqualTo(400);
	}

	private JsonNode faulty(FaultType type) {
		this.emulator.inject(Fault.of(type));
		return list("");
	}

}
