package io.github.wechatpay.complaint.samples.desk.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.callback.ComplaintActions;
import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.emulator.EmulatedMerchant;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.samples.desk.ComplaintDeskApplication;
import io.github.wechatpay.complaint.samples.desk.ReceivedNotifications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class DemoTests {

	@Test
	void demoRunsAndTellsOfEveryOperationWhenNoMerchantIsConfigured(CapturedOutput output) {
		try (ConfigurableApplicationContext context = run()) {
			assertThat(context.getEnvironment().matchesProfiles("demo")).isTrue();
			assertThat(output.getOut().lines().map(String::strip).map((line) -> line.split(" ")[0]))
				.containsSubsequence("create", "query", "update", "register", "delete", "query", "->");
			assertThat(accountOf("query", output)).isEqualTo("-> none registered");
		}
	}

	@Test
	void demoTakesOneComplaintTheWholeWayAndPrintsIt(CapturedOutput output) {
		try (ConfigurableApplicationContext context = run()) {
			List<ComplaintNotification> heard = context.getBean(ReceivedNotifications.class).latest();
			ComplaintNotification written = heard.stream()
				.filter((notification) -> notification.actionType().equals(ComplaintActions.USER_RESPONSE))
				.findFirst()
				.orElseThrow();
			ComplaintNotification raised = heard.stream()
				.filter((notification) -> notification.actionType().equals(ComplaintActions.CREATE_COMPLAINT))
				.filter((notification) -> notification.complaintId().equals(written.complaintId()))
				.findFirst()
				.orElseThrow();
			List<String> lines = output.getOut().lines().map(String::strip).toList();
			assertThat(lines).containsSubsequence(
					"the payer raises a complaint with a text, a phone number and an image", lineOf(raised),
					"the merchant responds with an image", "-> PROCESSING", "the payer writes again", lineOf(written),
					"the merchant completes the complaint", "-> PROCESSED", "history");
			assertThat(lines.subList(lines.indexOf("history"), lines.size())).extracting(DemoTests::typeOf)
				.containsSubsequence("USER_CREATE_COMPLAINT", "MERCHANT_RESPONSE", "USER_RESPONSE",
						"MERCHANT_CONFIRM_COMPLETE");
			assertThat(output).doesNotContain("13800138000");
		}
	}

	private static String typeOf(String line) {
		String[] words = line.split("[ :]");
		return Stream.of(words).filter((word) -> word.contains("_")).findFirst().orElse("");
	}

	private static String lineOf(ComplaintNotification notification) {
		return "-> " + notification.actionType() + " on complaint " + notification.complaintId() + " (notification "
				+ notification.id() + ")";
	}

	@Test
	@DisabledIfSystemProperty(named = "spring.aot.enabled", matches = "true",
			disabledReason = "what was prepared ahead of time is the demo")
	void demoStaysOffWhenAMerchantIsConfigured(@TempDir Path folder) throws Exception {
		try (WechatPayEmulator emulator = WechatPayEmulator.builder().start();
				ConfigurableApplicationContext context = run(propertiesOf(emulator, folder))) {
			assertThat(context.getEnvironment().matchesProfiles("demo")).isFalse();
			assertThat(context.getBeanNamesForType(WechatPayEmulator.class)).isEmpty();
			assertThat(context.getBeanNamesForType(DemoController.class)).isEmpty();
		}
	}

	private static String accountOf(String operation, CapturedOutput output) {
		List<String> lines = output.getOut().lines().map(String::strip).toList();
		return lines.get(lines.lastIndexOf(operation) + 1);
	}

	private static String[] propertiesOf(WechatPayEmulator emulator, Path folder) throws Exception {
		EmulatedMerchant merchant = emulator.merchant();
		Path key = Files.writeString(folder.resolve("apiclient_key.pem"), merchant.privateKey());
		Path certificate = Files.writeString(folder.resolve("platform.pem"), merchant.platformCertificate());
		return new String[] { "--wechatpay.base-uri=" + emulator.baseUri(),
				"--wechatpay.merchant-id=" + merchant.merchantId(),
				"--wechatpay.merchant-serial-number=" + merchant.serialNumber(),
				"--wechatpay.api-v3-key=" + merchant.apiV3Key(), "--wechatpay.private-key=" + key.toUri(),
				"--wechatpay.platform.certificates=" + certificate.toUri(),
				"--spring.datasource.url=jdbc:h2:file:" + folder.resolve("desk") };
	}

	private static ConfigurableApplicationContext run(String... args) {
		SpringApplication application = new SpringApplication(ComplaintDeskApplication.class);
		// what is prepared ahead of time is found by its name
		application.setMainApplicationClass(ComplaintDeskApplication.class);
		application.setDefaultProperties(Map.of("server.port", "0"));
		return application.run(args);
	}

}
