package io.github.wechatpay.complaint.endtoend;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.emulator.EmulatedAccount;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import io.github.wechatpay.complaint.emulator.notification.Delivery;
import io.github.wechatpay.complaint.merchant.MerchantClients;
import io.github.wechatpay.complaint.merchant.WechatPayMerchant;
import io.github.wechatpay.complaint.merchant.WechatPayMerchants;
import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.testing.EmulatedMerchants;
import io.github.wechatpay.complaint.testing.UnwantedAutoConfigurations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Several merchants in one application, each with its own keys and endpoint.
 */
class SeveralMerchantsTests {

	private static final Duration SOON = Duration.ofSeconds(60);

	private static final int COUNT = 10;

	private static final String URL = "https://pay.example.com/wechatpay/complaint-notifications/";

	@AutoClose
	private final WechatPayEmulator emulator = WechatPayEmulator.start();

	private final Map<String, EmulatedAccount> accounts = openAccounts();

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void eachMerchantCallsAndReceivesWithItsOwnKeys(WebApplicationType type) {
		try (ConfigurableApplicationContext context = start(type)) {
			this.accounts.forEach((name, account) -> {
				await().atMost(SOON).until(() -> (URL + name).equals(account.registeredUrl()));
				await().atMost(SOON).untilAsserted(() -> assertThatOnlyOwnKeysAreTrusted(context, name));
			});
			this.accounts.values().forEach((account) -> account.raise(NewComplaint.any()));
			await().atMost(SOON)
				.untilAsserted(() -> assertThat(context.getBean(Recorder.class).notifications)
					.extracting(ComplaintNotification::mchid)
					.containsExactlyInAnyOrderElementsOf(ids()));
			this.accounts.forEach((name, account) -> readComplaint(context, name, account));
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void notificationAtTheEndpointOfAnotherMerchantIsNotAccepted(WebApplicationType type) {
		try (ConfigurableApplicationContext context = start(type)) {
			List<String> names = List.copyOf(this.accounts.keySet());
			for (int i = 0; i < COUNT; i++) {
				String other = names.get((i + 1) % COUNT);
				EmulatedAccount account = this.accounts.get(names.get(i));
				await().atMost(SOON).until(() -> account.registeredUrl() != null);
				context.getBean(WechatPayMerchants.class)
					.get(names.get(i))
					.notificationService()
					.update(URL + other)
					.block(SOON);
				account.raise(NewComplaint.any());
				await().atMost(SOON)
					.untilAsserted(() -> assertThat(account.deliveries()).isNotEmpty()
						.first()
						.extracting(Delivery::status)
						.isEqualTo(401));
			}
			assertThat(context.getBean(Recorder.class).notifications).isEmpty();
		}
	}

	@Test
	void pathOfTheTopLevelIsNoEndpointWithoutIt() {
		try (ConfigurableApplicationContext context = start(WebApplicationType.REACTIVE)) {
			int status = WebClient.create(uri(context).toString())
				.post()
				.uri("/wechatpay/complaint-notifications")
				.exchangeToMono((response) -> Mono.just(response.statusCode().value()))
				.block(SOON);
			assertThat(status).isEqualTo(404);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void healthMetricsAndActuatorEndpointTellMerchantsApart(WebApplicationType type) {
		try (ConfigurableApplicationContext context = start(type)) {
			this.accounts.forEach(
					(name, account) -> await().atMost(SOON).until(() -> (URL + name).equals(account.registeredUrl())));
			CompositeHealthContributor health = context.getBean("wechatPayHealthContributor",
					CompositeHealthContributor.class);
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			this.accounts.forEach((name, account) -> {
				assertThat(((HealthIndicator) health.getContributor(name)).health().getStatus()).isEqualTo(Status.UP);
				assertThat(((HealthIndicator) health.getContributor(name)).health().getDetails())
					.containsKey("registration");
				assertThat(meters.get("wechatpay.platform.certificates.expiry").tag("merchant", name).timeGauge())
					.isNotNull();
				assertThat(meters.get("wechatpay.verification.failures").tag("merchant", name).counters()).isNotEmpty();
				await().atMost(SOON)
					.until(() -> meters.find("wechatpay.complaint.operation").tag("merchant", name).timer() != null);
			});
			String response = WebClient.create(uri(context).toString())
				.get()
				.uri("/actuator/complaintnotification/m3")
				.retrieve()
				.bodyToMono(String.class)
				.block(SOON);
			assertThat(response).contains(URL + "m3", this.accounts.get("m3").merchant().merchantId());
			assertThat(status(context, "/actuator/complaintnotification/nobody")).isEqualTo(404);
			assertThat(status(context, "/actuator/complaintnotification")).isEqualTo(400);
		}
	}

	private static int status(ConfigurableApplicationContext context, String path) {
		return WebClient.create(uri(context).toString())
			.get()
			.uri(path)
			.exchangeToMono((response) -> response.releaseBody().thenReturn(response.statusCode().value()))
			.block(SOON);
	}

	private void assertThatOnlyOwnKeysAreTrusted(ConfigurableApplicationContext context, String name) {
		assertThat(context.getBean(MerchantClients.class).get(name).platformKeys().getKeys())
			.extracting(PlatformKey::serialNumber)
			.containsExactly(SerialNumber.of(this.accounts.get(name).merchant().platformSerialNumber()));
	}

	private static void readComplaint(ConfigurableApplicationContext context, String name, EmulatedAccount account) {
		String id = account.raiseSilently(NewComplaint.any()).complaintId();
		ComplaintService service = context.getBean(name + "ComplaintService", ComplaintService.class);
		assertThat(service.get(id).block(SOON).complaintId()).isEqualTo(id);
		WechatPayMerchant merchant = context.getBean(WechatPayMerchants.class).get(name);
		assertThat(merchant.complaintService()).isSameAs(service);
		assertThat(merchant.mchid()).isEqualTo(account.merchant().merchantId());
		assertThat(merchant.region().name()).isEqualTo(account.merchant().region().name());
	}

	private List<String> ids() {
		return this.accounts.values().stream().map((account) -> account.merchant().merchantId()).toList();
	}

	private Map<String, EmulatedAccount> openAccounts() {
		Map<String, EmulatedAccount> accounts = new LinkedHashMap<>();
		for (int i = 0; i < COUNT; i++) {
			accounts.put("m" + i,
					this.emulator.openAccount((i % 2 == 0) ? MerchantRegion.GLOBAL : MerchantRegion.MAINLAND));
		}
		return accounts;
	}

	private ConfigurableApplicationContext start(WebApplicationType type) {
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("spring.main.banner-mode", "off");
		properties.put("spring.autoconfigure.exclude", UnwantedAutoConfigurations.except());
		properties.put("server.port", 0);
		properties.put("server.shutdown", "immediate");
		properties.put("management.endpoints.web.exposure.include", "*");
		properties.put("wechatpay.client.retry.max-attempts", 1);
		this.accounts.forEach((name, account) -> {
			String prefix = "wechatpay.merchants." + name + ".";
			properties.putAll(EmulatedMerchants.properties(prefix, account.merchant(), this.emulator.baseUri()));
			properties.put(prefix + "complaint.notification-url", URL + name);
			properties.put(prefix + "complaint.register-on-startup", true);
		});
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(type);
		List<String> arguments = new ArrayList<>();
		properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
		ConfigurableApplicationContext context = application.run(arguments.toArray(String[]::new));
		this.emulator.deliverTo(uri(context));
		return context;
	}

	private static URI uri(ConfigurableApplicationContext context) {
		return URI.create("http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Recorder recorder() {
			return new Recorder();
		}

		@Bean
		MeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

	}

	static class Recorder implements ComplaintNotificationHandler {

		private final Queue<ComplaintNotification> notifications = new ConcurrentLinkedQueue<>();

		@Override
		public Mono<Void> handle(ComplaintNotification notification) {
			return Mono.fromRunnable(() -> this.notifications.add(notification));
		}

	}

}
