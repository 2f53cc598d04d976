package io.github.wechatpay.complaint.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class CallbackStartUpReportTests {

	private static final String WARNING = "Handled complaint notifications are remembered in memory, although";

	@Test
	void oneLineSaysHowNotificationsAreReceived(CapturedOutput output) {
		application().with("server.servlet.context-path", "/shop").start().close();
		assertThat(output.getAll().lines().filter((line) -> line.contains("Complaint notifications: "))).singleElement()
			.asString()
			.contains("POST /shop" + ComplaintCallbackApplication.PATH, "store memory", "mode direct",
					"not registered by this application", "ComplaintNotificationHandler");
		assertThat(output).doesNotContain(WARNING);
	}

	@ParameterizedTest
	@CsvSource({ "SERVLET,server.servlet.context-path,/,''", "SERVLET,server.servlet.context-path,/shop/,/shop",
			"REACTIVE,spring.webflux.base-path,/,''", "REACTIVE,spring.webflux.base-path,shop/,/shop" })
	void pathIsThatOfTheServer(WebApplicationType type, String property, String value, String path,
			CapturedOutput output) {
		ComplaintCallbackApplication.on(type)
			.handler((notification) -> Mono.empty())
			.with(property, value)
			.start()
			.close();
		assertThat(output).contains("POST " + path + ComplaintCallbackApplication.PATH + ",");
	}

	@Test
	void memoryBesideADatabaseIsWarnedOfUnlessItWasChosen(CapturedOutput output) {
		application().withDatabase("jdbc:h2:mem:report", "sa").start().close();
		assertThat(output).contains(WARNING).contains("wechatpay.complaint.callback.deduplication.store");
		int length = output.getAll().length();
		application().withDatabase("jdbc:h2:mem:report", "sa")
			.with("wechatpay.complaint.callback.deduplication.store", "memory")
			.start()
			.close();
		assertThat(output.getAll().substring(length)).contains("store memory").doesNotContain(WARNING);
	}

	@Test
	void databaseIsNamed(CapturedOutput output) {
		application().withDatabase("jdbc:h2:mem:report2", "sa")
			.with("wechatpay.complaint.callback.deduplication.store", "jdbc")
			.start()
			.close();
		assertThat(output).contains("store jdbc").doesNotContain(WARNING);
	}

	private static ComplaintCallbackApplication.Builder application() {
		return ComplaintCallbackApplication.on(WebApplicationType.SERVLET).handler((notification) -> Mono.empty());
	}

}
