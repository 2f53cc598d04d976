package io.github.wechatpay.complaint.testcontainers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.wechatpay.complaint.callback.ComplaintActions;
import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.NotificationUrl;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application as a user would test it: connected to the emulator in a container, and
 * without credentials.
 */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT,
		properties = { "spring.main.web-application-type=reactive",
				"wechatpay.complaint.callback.deduplication.store=memory" })
@DirtiesContext
@Testcontainers(disabledWithoutDocker = true)
@EnabledIf(value = "io.github.wechatpay.complaint.testcontainers.EmulatorJar#isBuilt",
		disabledReason = "The jar of the emulator has not been built")
class WechatPayEmulatorContainerTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String MERCHANT_ID = "1900012181";

	private static final String FIRST = "https://shop.example/wechatpay/complaint-notifications";

	private static final String SECOND = "https://shop.example/second";

	private static final int PORT = TestSocketUtils.findAvailableTcpPort();

	private static final Path EMULATOR_JAR = EmulatorJar.path();

	@Container
	@ServiceConnection
	static final WechatPayEmulatorContainer emulator = new WechatPayEmulatorContainer(EMULATOR_JAR)
		.withDeliveryTo(PORT);

	@Autowired
	private ComplaintNotificationService service;

	@Autowired
	private Desk desk;

	private final WebClient controlPlane = WebClient.create(emulator.getBaseUri().toString());

	@DynamicPropertySource
	static void listenWhereNotificationsAreDelivered(DynamicPropertyRegistry registry) {
		registry.add("server.port", () -> PORT);
	}

	@BeforeEach
	void startWithoutAnythingRegistered() {
		this.controlPlane.delete().uri("/emulator").retrieve().toBodilessEntity().block(PATIENCE);
	}

	@Test
	void urlIsCreatedQueriedUpdatedAndDeleted() {
		assertEmits(this.service.create(FIRST), new NotificationUrl(MERCHANT_ID, FIRST));
		assertEmits(this.service.query(), new NotificationUrl(MERCHANT_ID, FIRST));
		assertEmits(this.service.update(SECOND), new NotificationUrl(MERCHANT_ID, SECOND));
		assertEmits(this.service.query(), new NotificationUrl(MERCHANT_ID, SECOND));
		StepVerifier.create(this.service.delete()).expectComplete().verify(PATIENCE);
		StepVerifier.create(this.service.query()).expectComplete().verify(PATIENCE);
	}

	@Test
	void complaintReachesTheHandlerOfTheApplication() {
		this.service.register(FIRST).block(PATIENCE);
		raise(ComplaintActions.CREATE_COMPLAINT);
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(this.desk.received).extracting(ComplaintNotification::actionType)
				.containsExactly(ComplaintActions.CREATE_COMPLAINT));
		Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(deliveries()).contains("\"status\":200"));
	}

	private void raise(String actionType) {
		this.controlPlane.post()
			.uri("/emulator/complaints")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue("{\"action_type\":\"" + actionType + "\"}")
			.retrieve()
			.toBodilessEntity()
			.block(PATIENCE);
	}

	private String deliveries() {
		return this.controlPlane.get()
			.uri("/emulator/deliveries")
			.retrieve()
			.bodyToMono(String.class)
			.blockOptional(PATIENCE)
			.orElse("");
	}

	private static <T> void assertEmits(Mono<T> call, T expected) {
		StepVerifier.create(call).expectNext(expected).expectComplete().verify(PATIENCE);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(excludeName = {
			"org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
			"org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration" })
	static class Application {

		@Bean
		Desk desk() {
			return new Desk();
		}

	}

	/**
	 * Keeps what it receives.
	 */
	static class Desk implements ComplaintNotificationHandler {

		private final List<ComplaintNotification> received = new CopyOnWriteArrayList<>();

		@Override
		public Mono<Void> handle(ComplaintNotification notification) {
			return Mono.fromRunnable(() -> this.received.add(notification));
		}

	}

}
