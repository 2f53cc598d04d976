package io.github.wechatpay.complaint.complaints;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.testing.GoldenValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Neither logs nor exceptions nor texts show what somebody wrote or who it was.
 */
@ExtendWith(OutputCaptureExtension.class)
class ComplaintSecrecyTests {

	private static final List<String> LOGGERS = List.of("org.springframework.web", "org.springframework.http",
			"reactor", "io.netty", "io.github.wechatpay");

	private static final String WRITTEN = "WRITTEN-BY-SOMEBODY";

	private static final String PHONE = GoldenValues.text("payer-phone.plaintext");

	private static final String CIPHERTEXT = GoldenValues.text("payer-phone.oaep.ciphertext");

	private static final String COMPLAINT = ComplaintServer.complaint(
			"""
					"complainted_mchid":"1900012181","complaint_detail":"%1$s","complaint_detail_trans":"%1$s","payer_phone":"%2$s","payer_openid":"%1$s",
					"problem_description":"%1$s","complaint_media_list":[{"media_type":"X","media_url":["https://a/%1$s"]}],
					"additional_info":{"type":"SHARE_POWER_TYPE","share_power_info":{"return_address_info":{
					"return_address":"%1$s","longitude":"%1$s","latitude":"%1$s"}}}"""
				.formatted(WRITTEN, CIPHERTEXT));

	private static final String ENTRY = """
			{"log_id":"3","operate_details":"%1$s","image_list":["https://a/%1$s"],
			"normal_message":{"blocks":[{"type":"TEXT","text":{"text":"%1$s"}}]},
			"user_appy_platform_service_reason_description":"%1$s"}""".formatted(WRITTEN);

	private final LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());

	@AutoClose
	private final ComplaintServer server = new ComplaintServer();

	@BeforeEach
	void traceEverything() {
		LOGGERS.forEach((logger) -> this.logging.setLogLevel(logger, LogLevel.TRACE));
	}

	@AfterEach
	void traceNothing() {
		LOGGERS.forEach((logger) -> this.logging.setLogLevel(logger, null));
	}

	@Test
	void nothingIsLoggedAtTrace(CapturedOutput output) {
		this.server.respond("{\"data\":[" + COMPLAINT + "]}", COMPLAINT, "{\"data\":[" + ENTRY + "]}",
				"{\"log_id\":\"1\"}");
		ComplaintService service = this.server.service(Region.MAINLAND);
		LocalDate day = LocalDate.of(2026, 1, 1);
		Complaint listed = service.list(ComplaintQuery.between(day, day))
			.block(ComplaintServer.LONG)
			.complaints()
			.get(0);
		Complaint complaint = service.get(ComplaintServer.COMPLAINT_ID).block(ComplaintServer.LONG);
		List<NegotiationEntry> history = service.history(ComplaintServer.COMPLAINT_ID)
			.collectList()
			.block(ComplaintServer.LONG);
		service.mainland()
			.respondImmediately(ComplaintServer.COMPLAINT_ID, ImmediateResponse.text(complaint, WRITTEN))
			.block(ComplaintServer.LONG);
		assertThat(complaint.payerPhone().decrypt().block(ComplaintServer.LONG)).isEqualTo(PHONE);
		assertThat(output.getAll()).contains("HTTP GET").contains("HTTP POST");
		requireHidden(output.getAll());
		requireHidden(listed + " " + complaint + history + new ComplaintPage(List.of(listed), 0, 1, null)
				+ complaint.additionalInfo());
	}

	@Test
	void whatIsSentIsNotLoggedAtTrace(CapturedOutput output) {
		this.server.respond(ComplaintServer.noContent());
		ComplaintService service = this.server.service(Region.MAINLAND);
		Flux.concat(
				service.respond(ComplaintServer.COMPLAINT_ID,
						ComplaintResponse.of(ComplaintServer.aComplaint(), WRITTEN)
							.withJumpUrl("https://a/" + WRITTEN, "text")),
				service.mainland()
					.rejectRefund(ComplaintServer.COMPLAINT_ID, new RefundRejection(WRITTEN, List.of(), WRITTEN)))
			.blockLast(Duration.ofSeconds(20));
		assertThat(output.getAll()).contains("HTTP POST");
		requireHidden(output.getAll());
	}

	@Test
	void failuresQuoteNothing(CapturedOutput output) {
		for (String body : List.of("{\"data\":[{\"complaint_detail\":\"" + WRITTEN + "\"}]}",
				"{\"a\":\"" + WRITTEN + "\"", "{\"complaint_detail\":\"" + WRITTEN + "\"}",
				"{\"complaint_detail\":" + WRITTEN + "}")) {
			try (ComplaintServer other = new ComplaintServer()) {
				other.respond(body);
				ComplaintService service = other.service(Region.GLOBAL);
				requireFailureHides(service.get(ComplaintServer.COMPLAINT_ID).flux());
				if (body.contains("data")) {
					requireFailureHides(service
						.listAll(ComplaintQuery.between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 1))));
				}
			}
		}
		requireHidden(output.getAll());
	}

	@Test
	void jsonHasNoPhoneNumber() {
		this.server.respond(COMPLAINT);
		Complaint complaint = this.server.service(Region.GLOBAL)
			.get(ComplaintServer.COMPLAINT_ID)
			.block(ComplaintServer.LONG);
		complaint.payerPhone().decrypt().block(ComplaintServer.LONG);
		assertThat(JsonMapper.builder().build().writeValueAsString(complaint)).contains("\"payerPhone\":\"****\"")
			.contains("\"isOverdue\":null")
			.doesNotContain(PHONE, CIPHERTEXT.substring(0, 20));
	}

	private static void requireFailureHides(Flux<?> call) {
		Throwable failure = call.ignoreElements()
			.cast(Throwable.class)
			.onErrorResume(Mono::just)
			.block(ComplaintServer.LONG);
		assertThat(failure).isNotNull();
		StringWriter text = new StringWriter();
		failure.printStackTrace(new PrintWriter(text, true));
		requireHidden(text.toString());
	}

	private static void requireHidden(String text) {
		assertThat(text).doesNotContain(WRITTEN, PHONE, CIPHERTEXT.substring(0, 20));
	}

}
