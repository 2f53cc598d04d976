package io.github.wechatpay.complaint.endtoend;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.wechatpay.complaint.autoconfigure.WechatPayConnectionDetails;
import io.github.wechatpay.complaint.autoconfigure.emulator.EmulatorConnectionDetails;
import io.github.wechatpay.complaint.callback.ComplaintHandler;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.notification.Delivery;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.testing.TestClient;
import io.github.wechatpay.complaint.testing.UnwantedAutoConfigurations;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Handlers of both kinds, over both stacks, with complaints of the emulator.
 */
class ComplaintHandlerTests {

	@AutoClose
	private final WechatPayEmulator emulator = WechatPayEmulator.start();

	private final List<String> events = new CopyOnWriteArrayList<>();

	private ConfigurableApplicationContext context;

	@AfterEach
	void close() {
		if (this.context != null) {
			this.context.close();
		}
	}

	@ParameterizedTest
	@CsvSource({ "REACTIVE", "SERVLET" })
	void handlerGetsTheComplaintFreshlyReadInOneOrderWithTheOthers(WebApplicationType type) {
		start(type);
		String complaintId = this.emulator.raiseComplaint(NewComplaint.any().detail("not delivered")).complaintId();
		await().atMost(TestClient.LONG).until(() -> this.events.size() == 3);
		assertThat(this.events).containsExactly("first " + complaintId, "complaint PENDING not delivered handler",
				"last " + complaintId);
		requireStatus(200);
	}

	@ParameterizedTest
	@CsvSource({ "500,503", "429,503", "403,500" })
	void complaintThatCannotBeReadIsNotHandled(int apiStatus, int status) {
		start(WebApplicationType.REACTIVE);
		this.emulator.inject(Fault.status(apiStatus).times(5));
		this.emulator.raiseComplaint(NewComplaint.any().detail("not delivered"));
		await().atMost(TestClient.LONG).until(() -> !this.emulator.deliveries().isEmpty());
		requireStatus(status);
		assertThat(this.events).hasSize(1).allMatch((event) -> event.startsWith("first"));
	}

	@Test
	void blockingHandlerThatFailsHasTheNotificationSentAgain() {
		start(WebApplicationType.SERVLET);
		this.emulator.raiseComplaint(NewComplaint.any().detail("fail"));
		await().atMost(TestClient.LONG).until(() -> !this.emulator.deliveries().isEmpty());
		requireStatus(500);
	}

	private void requireStatus(int status) {
		await().atMost(TestClient.LONG).until(() -> !this.emulator.deliveries().isEmpty());
		assertThat(this.emulator.deliveries()).extracting(Delivery::status).contains(status);
	}

	private void start(WebApplicationType type) {
		this.context = new SpringApplicationBuilder(Application.class).web(type)
			.properties("server.port=0", "spring.autoconfigure.exclude=" + UnwantedAutoConfigurations.except(),
					"wechatpay.client.retry.max-attempts=1", "wechatpay.complaint.callback.handler-timeout=20s")
			.initializers((application) -> {
				application.getBeanFactory().registerSingleton("emulator", this.emulator);
				application.getBeanFactory().registerSingleton("events", this.events);
			})
			.run();
		String port = this.context.getEnvironment().getProperty("local.server.port");
		this.emulator.deliverTo(URI.create("http://localhost:" + port));
		this.context.getBean(ComplaintNotificationService.class)
			.register("https://pay.example.com/wechatpay/complaint-notifications")
			.block(TestClient.LONG);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		WechatPayConnectionDetails connectionDetails(WechatPayEmulator emulator) {
			return EmulatorConnectionDetails.of(emulator.baseUri());
		}

		@Bean
		@Order(3)
		ComplaintNotificationHandler last(List<String> events) {
			return (notification) -> Mono.fromRunnable(() -> events.add("last " + notification.complaintId()));
		}

		@Bean
		@Order(2)
		ComplaintHandler complaint(List<String> events) {
			return ComplaintHandler.blocking((complaint, notification) -> {
				if (complaint.complaintDetail().equals("fail")) {
					throw new IllegalStateException("fail");
				}
				String thread = Thread.currentThread().getName().contains("http") ? "event loop" : "handler";
				events
					.add("complaint " + complaint.complaintState() + " " + complaint.complaintDetail() + " " + thread);
			});
		}

		@Bean
		@Order(1)
		ComplaintNotificationHandler first(List<String> events) {
			return (notification) -> Mono.fromRunnable(() -> events.add("first " + notification.complaintId()));
		}

	}

}
