package io.github.wechatpay.complaint.complaints;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.WechatPayApiException;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All complaints of some days, page by page.
 */
class ComplaintListingTests {

	private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

	private static final String TOO_LARGE = "当前查询结果数据量过大，请缩小limit后重试";

	@AutoClose
	private final ComplaintServer server = new ComplaintServer();

	@Test
	void pagesAreReadUntilAShortOne() {
		this.server.respond(page(0, 3), page(3, 3), page(6, 2));
		assertThat(ids(oneDay().withLimit(3))).isEqualTo(ids(0, 8));
		assertThat(this.server.targets()).containsExactly(target(3, 0, DAY, DAY), target(3, 3, DAY, DAY),
				target(3, 6, DAY, DAY));
	}

	@Test
	void emptyPageIsTheLastOne() {
		this.server.respond(page(0, 3), "{\"offset\":3,\"limit\":3}");
		assertThat(ids(oneDay().withLimit(3))).isEqualTo(ids(0, 3));
		assertThat(this.server.requests()).hasSize(2);
	}

	@Test
	void daysAreDividedIntoWindowsOfThirty() {
		this.server.respond(page(0, 1), page(1, 1), page(2, 1));
		assertThat(ids(ComplaintQuery.between(DAY, DAY.plusDays(60)))).isEqualTo(ids(0, 3));
		assertThat(this.server.targets()).containsExactly(target(50, 0, DAY, LocalDate.of(2026, 1, 30)),
				target(50, 0, LocalDate.of(2026, 1, 31), LocalDate.of(2026, 3, 1)),
				target(50, 0, LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 2)));
	}

	@Test
	void offsetIsThatOfTheFirstWindow() {
		this.server.respond(page(0, 1), page(1, 1));
		assertThat(ids(ComplaintQuery.between(DAY, DAY.plusDays(30)).withOffset(7))).isEqualTo(ids(0, 2));
		assertThat(this.server.targets()).containsExactly(target(50, 7, DAY, DAY.plusDays(29)),
				target(50, 0, DAY.plusDays(30), DAY.plusDays(30)));
	}

	@Test
	void merchantAndLanguageAreAskedForOnEachPage() {
		this.server.respond(page(0, 1), page(1, 0));
		ids(oneDay().withLimit(1).withComplaintedMchid("1900012181").withLanguage("zh_CN"));
		assertThat(this.server.targets()).hasSize(2)
			.allSatisfy((target) -> assertThat(target).endsWith("&complainted_mchid=1900012181&mch_language=zh_CN"));
	}

	@Test
	void whatAMovedPageShowsTwiceIsReturnedOnce() {
		this.server.respond(page(1, 3), page(2, 3), page(5, 1));
		assertThat(ids(oneDay().withLimit(3))).isEqualTo(ids(1, 6));
	}

	@Test
	void pageOfNothingNewIsNotTheLastOne() {
		this.server.respond(page(0, 3), page(0, 3), page(3, 1));
		assertThat(ids(oneDay().withLimit(3))).isEqualTo(ids(0, 4));
	}

	@Test
	void limitThatWeChatPayLoweredIsRespected() {
		this.server.respond("{\"data\":[" + complaints(0, 2) + "],\"limit\":2}",
				"{\"data\":[" + complaints(2, 1) + "],\"limit\":2}");
		assertThat(ids(oneDay())).isEqualTo(ids(0, 3));
		assertThat(this.server.targets()).containsExactly(target(50, 0, DAY, DAY), target(50, 2, DAY, DAY));
	}

	@ParameterizedTest
	@ValueSource(strings = { "INVALID_REQUEST", "PARAM_ERROR" })
	void limitIsHalvedWhenTheResultIsTooLarge(String code) {
		MockResponse tooLarge = ComplaintServer.error(400, code, TOO_LARGE);
		this.server.respond(tooLarge, tooLarge, ComplaintServer.ok(page(0, 12)), tooLarge,
				ComplaintServer.ok(page(12, 1)));
		assertThat(ids(oneDay())).isEqualTo(ids(0, 13));
		assertThat(this.server.targets()).containsExactly(target(50, 0, DAY, DAY), target(25, 0, DAY, DAY),
				target(12, 0, DAY, DAY), target(12, 12, DAY, DAY), target(6, 12, DAY, DAY));
	}

	@Test
	void resultThatIsTooLargeForOneIsAnError() {
		this.server.respond(ComplaintServer.error(400, "INVALID_REQUEST", TOO_LARGE));
		requireError(400, oneDay().withLimit(2));
		assertThat(this.server.targets()).containsExactly(target(2, 0, DAY, DAY), target(1, 0, DAY, DAY));
	}

	@Test
	void otherErrorsAreReportedAtOnce() {
		this.server.respond(ComplaintServer.error(400, "PARAM_ERROR", "参数错误"));
		requireError(400, oneDay());
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void tooManyRequestsAreWaitedFor() {
		MockResponse tooMany = ComplaintServer.error(429, "FREQUENCY_LIMITED", "频率超限")
			.newBuilder()
			.setHeader("Retry-After", "0")
			.build();
		this.server.respond(ComplaintServer.ok(page(0, 1)), tooMany, tooMany, tooMany, ComplaintServer.ok(page(1, 0)));
		assertThat(ids(oneDay().withLimit(1))).isEqualTo(ids(0, 1));
		assertThat(this.server.requests()).hasSize(5);
	}

	@Test
	void tooManyRequestsAreNotWaitedForForever() {
		this.server.respond(
				ComplaintServer.error(429, "FREQUENCY_LIMITED", "").newBuilder().setHeader("Retry-After", "0").build());
		requireError(429, oneDay());
		assertThat(this.server.requests()).hasSize(9);
	}

	@Test
	void longWaitIsLeftToTheCaller() {
		this.server.respond(ComplaintServer.error(429, "FREQUENCY_LIMITED", "")
			.newBuilder()
			.setHeader("Retry-After", "61")
			.build());
		requireError(429, oneDay());
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void nothingIsSentWithoutDemand() {
		this.server.respond(page(0, 3), page(3, 3), page(6, 0));
		StepVerifier.create(this.server.service(Region.GLOBAL).listAll(oneDay().withLimit(3)), 0)
			.then(() -> assertThat(this.server.requests()).isEmpty())
			.thenRequest(1)
			.expectNextCount(1)
			.thenRequest(2)
			.expectNextCount(2)
			.then(() -> assertThat(this.server.requests()).hasSize(1))
			.thenRequest(1)
			.expectNextCount(1)
			.then(() -> assertThat(this.server.requests()).hasSize(2))
			.thenCancel()
			.verify(ComplaintServer.LONG);
		assertThat(this.server.requests()).hasSize(2);
	}

	@Test
	void eachSubscriptionBeginsAnew() {
		this.server.respond(page(0, 2));
		var complaints = this.server.service(Region.MAINLAND).listAll(oneDay());
		StepVerifier.create(complaints).expectNextCount(2).expectComplete().verify(ComplaintServer.LONG);
		StepVerifier.create(complaints).expectNextCount(2).expectComplete().verify(ComplaintServer.LONG);
		assertThat(this.server.targets()).hasSize(2)
			.allSatisfy((target) -> assertThat(target)
				.startsWith("GET /v3/merchant-service/complaints-v2?limit=50&offset=0&"));
	}

	private void requireError(int status, ComplaintQuery query) {
		StepVerifier.create(this.server.service(Region.GLOBAL).listAll(query))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOfSatisfying(WechatPayApiException.class,
					(error) -> assertThat(error.getStatus().value()).isEqualTo(status)))
			.verify(ComplaintServer.LONG);
	}

	private List<String> ids(ComplaintQuery query) {
		return this.server.service(Region.GLOBAL)
			.listAll(query)
			.map(Complaint::complaintId)
			.collectList()
			.block(ComplaintServer.LONG);
	}

	private static List<String> ids(int begin, int end) {
		return IntStream.range(begin, end).mapToObj((number) -> "id-" + number).toList();
	}

	private static ComplaintQuery oneDay() {
		return ComplaintQuery.between(DAY, DAY);
	}

	private static String page(int first, int size) {
		return "{\"data\":[" + complaints(first, size) + "]}";
	}

	private static String complaints(int first, int size) {
		return ids(first, first + size).stream()
			.map((id) -> "{\"complaint_id\":\"" + id + "\"}")
			.collect(Collectors.joining(","));
	}

	private static String target(int limit, int offset, LocalDate begin, LocalDate end) {
		return "GET /v3/global/merchant-service/complaints?limit=" + limit + "&offset=" + offset + "&begin_date="
				+ begin + "&end_date=" + end;
	}

}
