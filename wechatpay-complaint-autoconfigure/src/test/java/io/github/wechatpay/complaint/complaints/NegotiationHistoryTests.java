package io.github.wechatpay.complaint.complaints;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.complaints.NegotiationEntry.ClickMessage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Histories as they are read, with what is documented and what was seen.
 */
class NegotiationHistoryTests {

	@AutoClose
	private final ComplaintServer server = new ComplaintServer();

	@Test
	void documentedHistoryIsRead() {
		this.server.respond("""
				{"data":[{"log_id":"300285320210322170000071077","operator":"投诉人",
				"operate_time":"2015-05-20T13:29:35.120+08:00","operate_type":"USER_CREATE_COMPLAINT",
				"operate_details":"已与用户电话沟通解决","image_list":["https://qpic.cn/xxx"],
				"complaint_media_list":{"media_type":"USER_COMPLAINT_IMAGE",
				"media_url":["https://api.mch.weixin.qq.com/v3/merchant-service/images/xxxxx"]}}],
				"limit":50,"offset":50,"total_count":1000}""");
		assertThat(history(Region.GLOBAL)).containsExactly(new NegotiationEntry("300285320210322170000071077", "投诉人",
				OffsetDateTime.parse("2015-05-20T13:29:35.120+08:00"), NegotiationTypes.USER_CREATE_COMPLAINT,
				"已与用户电话沟通解决", List.of("https://qpic.cn/xxx"),
				List.of(new ComplaintMedia("USER_COMPLAINT_IMAGE",
						List.of("https://api.mch.weixin.qq.com/v3/merchant-service/images/xxxxx"))),
				null, null, null, null));
		assertThat(this.server.targets()).containsExactly("GET /v3/global/merchant-service/complaints/"
				+ ComplaintServer.COMPLAINT_ID + "/negotiation-historys?limit=50&offset=0");
		this.server.onlySignedRequest();
	}

	@Test
	void realHistoryIsRead() {
		this.server.respond(
				"""
						{"data":[{"complaint_media_list":{"media_type":"USER_COMPLAINT_IMAGE","media_url":[]},
						"log_id":"300200020221017160031973714","operator":"投诉人","operate_time":"2022-10-17T16:31:56+08:00",
						"operate_type":"USER_CREATE_COMPLAINT","operate_details":"text","image_list":[]},
						{"log_id":"300200020221017160031973715","operator":"系统","operate_time":"2022-10-17T16:31:58+08:00",
						"operate_type":"USER_CREATE_COMPLAINT_SYSTEM_MESSAGE","operate_details":"请于72小时内妥善处理用户投诉","image_list":[]},
						{"complaint_media_list":{"media_type":"OPERATION_IMAGE","media_url":[
						"https://api.mch.weixin.qq.com/v3/merchant-service/images/ChsyMDAwMDAwMjAyMjEwMTcxNjAwMzE5NzM3MTQSGzMwMDIwMDAyMDIyMTAxNzE2MTA4NjYwOTEwMRgAIKCUtZoGKAMwAjgB"]},
						"log_id":"300200020221017161086609101","operator":"商家","operate_time":"2022-10-17T16:49:14+08:00",
						"operate_type":"MERCHANT_RESPONSE","operate_details":"text",
						"image_list":["http://qualitymgr-1258344701.gfp.tencent-cloud.com/1?sign=a&q-sign-time=1666009622;1666013232"]}],
						"limit":100,"offset":0,"total_count":3}""");
		List<NegotiationEntry> history = history(Region.MAINLAND);
		assertThat(history).extracting(NegotiationEntry::operator).containsExactly("投诉人", "系统", "商家");
		assertThat(history.get(2).complaintMediaList()).extracting(ComplaintMedia::mediaType)
			.containsExactly(MediaTypes.OPERATION_IMAGE);
		assertThat(history.get(2).imageList()).hasSize(1);
		assertThat(this.server.targets()).containsExactly("GET /v3/merchant-service/complaints-v2/"
				+ ComplaintServer.COMPLAINT_ID + "/negotiation-historys?limit=50&offset=0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"media_type\":\"OPERATION_IMAGE\",\"media_url\":[\"https://a/1\"]}",
			"[{\"media_type\":\"OPERATION_IMAGE\",\"media_url\":[\"https://a/1\"]}]",
			"[{\"media_type\":\"OPERATION_IMAGE\",\"media_url\":\"https://a/1\"}]" })
	void imagesMayBeAnObjectOrAList(String media) {
		this.server.respond("{\"data\":[{\"log_id\":\"3\",\"complaint_media_list\":" + media + "}]}");
		assertThat(history(Region.GLOBAL).get(0).complaintMediaList())
			.containsExactly(new ComplaintMedia("OPERATION_IMAGE", List.of("https://a/1")));
	}

	@Test
	void messagesOfBlocksAreKeptAsTheyAre() {
		this.server.respond("""
				{"data":[{"log_id":"1","normal_message":{"blocks":[{"type":"TEXT","text":{"text":"hello"}}]},
				"click_message":{"message_content":{"a":1},"action_id":"act","clicked_log_id":"log"},
				"user_appy_platform_service_reason":"reason",
				"user_appy_platform_service_reason_description":"description"},
				{"log_id":"2","normal_message":null,"click_message":{"message_content":"text"}}]}""");
		List<NegotiationEntry> history = history(Region.MAINLAND);
		assertThat(history.get(0).normalMessage())
			.hasToString("{\"blocks\":[{\"type\":\"TEXT\",\"text\":{\"text\":\"hello\"}}]}");
		assertThat(history.get(0).clickMessage().messageContent()).hasToString("{\"a\":1}");
		assertThat(history.get(0).clickMessage().clickedLogId()).isEqualTo("log");
		assertThat(history.get(0).userAppyPlatformServiceReason()).isEqualTo("reason");
		assertThat(history.get(0).userAppyPlatformServiceReasonDescription()).isEqualTo("description");
		assertThat(history.get(1).normalMessage()).isNull();
		assertThat(history.get(1).clickMessage().messageContent().stringValue()).isEqualTo("text");
	}

	@ParameterizedTest
	@ValueSource(strings = { "log_id", "operator", "operate_time", "operate_type", "operate_details", "image_list",
			"complaint_media_list", "user_appy_platform_service_reason",
			"user_appy_platform_service_reason_description", "normal_message", "click_message" })
	void oneBadFieldDoesNoHarm(String field) {
		for (String value : List.of("null", "\"x\"", "7", "{}", "[]", "[null]", "[[\"x\"]]", "{\"a\":{\"b\":[1]}}")) {
			try (ComplaintServer other = new ComplaintServer()) {
				other.respond("{\"data\":[{\"" + field + "\":" + value + "}]}");
				assertThat(other.service(Region.GLOBAL)
					.history(ComplaintServer.COMPLAINT_ID)
					.collectList()
					.block(ComplaintServer.LONG)).as(value).hasSize(1);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"data\":[]}", "{}", "{\"data\":null}", "{\"data\":[null]}" })
	void historyMayBeEmpty(String body) {
		this.server.respond(body);
		assertThat(history(Region.GLOBAL)).isEmpty();
	}

	@Test
	void everyPageIsReadAndNothingTwice() {
		this.server.respond(page(0, 50), page(49, 50), page(99, 1));
		assertThat(history(Region.GLOBAL)).extracting(NegotiationEntry::logId)
			.isEqualTo(IntStream.range(0, 100).mapToObj((number) -> "log-" + number).toList());
		assertThat(this.server.targets()).extracting((target) -> target.substring(target.indexOf('?')))
			.containsExactly("?limit=50&offset=0", "?limit=50&offset=50", "?limit=50&offset=100");
	}

	@Test
	void oldestIsFirstHoweverItCame() {
		this.server.respond("{\"data\":[" + entry("c", 3) + "," + entry("b2", 2) + "," + entry("b1", 2) + ","
				+ entry("a", 1) + "]}");
		assertThat(history(Region.GLOBAL)).extracting(NegotiationEntry::logId).containsExactly("a", "b1", "b2", "c");
	}

	@Test
	void entriesOfTheSameTimeKeepTheirOrderAndThoseWithoutAreLast() {
		this.server.respond(
				"{\"data\":[{\"log_id\":\"x\"}," + entry("a", 1) + "," + entry("b1", 2) + "," + entry("b2", 2) + "]}");
		assertThat(history(Region.GLOBAL)).extracting(NegotiationEntry::logId).containsExactly("a", "b1", "b2", "x");
	}

	@Test
	void whatWasSaidIsNotInTheText() {
		NegotiationEntry entry = new NegotiationEntry("3", "商家", null, NegotiationTypes.MERCHANT_RESPONSE, "secret",
				List.of("https://secret"), List.of(), "secret", "secret", null, new ClickMessage(null, "secret", "4"));
		assertThat(entry).hasToString("NegotiationEntry[logId=3, operateTime=null, operateType=MERCHANT_RESPONSE]");
		assertThat(entry.clickMessage()).hasToString("ClickMessage[clickedLogId=4]");
	}

	private List<NegotiationEntry> history(Region region) {
		return this.server.service(region)
			.history(ComplaintServer.COMPLAINT_ID)
			.collectList()
			.block(ComplaintServer.LONG);
	}

	private static String page(int first, int size) {
		return IntStream.range(first, first + size)
			.mapToObj((number) -> "{\"log_id\":\"log-" + number + "\"}")
			.collect(Collectors.joining(",", "{\"data\":[", "]}"));
	}

	private static String entry(String id, int second) {
		return "{\"log_id\":\"" + id + "\",\"operate_time\":\"2026-01-01T00:00:0" + second + "+08:00\"}";
	}

}
