package io.github.wechatpay.complaint.reconciliation;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.wechatpay.complaint.autoconfigure.WechatPayConnectionDetails;
import io.github.wechatpay.complaint.autoconfigure.emulator.EmulatorConnectionDetails;
import io.github.wechatpay.complaint.callback.ComplaintActions;
import io.github.wechatpay.complaint.callback.ComplaintHandler;
import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.client.WechatPayWebClientCustomizer;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.testing.TestClient;
import io.github.wechatpay.complaint.testing.UnwantedAutoConfigurations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * An instance of an application that looks at its complaints every second, with handlers
 * of both kinds.
 */
final class ReconcilingApplication implements AutoCloseable {

	private final Handlers handlers;

	private final ConfigurableApplicationContext context;

	private ReconcilingApplication(Handlers handlers, ConfigurableApplicationContext context) {
		this.handlers = handlers;
		this.context = context;
	}

	static ReconcilingApplication start(WechatPayEmulator emulator, Map<String, String> properties,
			Consumer<ComplaintNotification> behaviour) {
		Handlers handlers = new Handlers(behaviour);
		ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.REACTIVE)
			.properties(new LinkedHashMap<String, Object>(Map.of("server.port", "0", "spring.autoconfigure.exclude",
					UnwantedAutoConfigurations.except("jdbc", "data.redis"), "wechatpay.client.retry.max-attempts", "1",
					"wechatpay.complaint.reconciliation.enabled", "true", "wechatpay.complaint.reconciliation.interval",
					"1s")))
			.properties(new LinkedHashMap<String, Object>(properties))
			.initializers((created) -> {
				created.getBeanFactory().registerSingleton("emulator", emulator);
				created.getBeanFactory().registerSingleton("handlers", handlers);
			})
			.run();
		return new ReconcilingApplication(handlers, context);
	}

	/**
	 * Have notifications delivered to this instance.
	 */
	void receive(WechatPayEmulator emulator) {
		String port = this.context.getEnvironment().getProperty("local.server.port");
		emulator.deliverTo(URI.create("http://localhost:" + port));
		this.context.getBean(ComplaintNotificationService.class)
			.register("https://pay.example.com/wechatpay/complaint-notifications")
			.block(TestClient.LONG);
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	ReconciliationStatus status() {
		ReconciliationStatus status = this.context.getBean(ComplaintReconciler.class).getStatus("default");
		return (status != null) ? status : ReconciliationStatus.initial();
	}

	void awaitLook() {
		Awaitility.await().atMost(TestClient.LONG).until(() -> status().lastLook() != null);
	}

	/**
	 * Wait until everything has been looked at some times more.
	 */
	void awaitLooks(int times) {
		for (int i = 0; i < times; i++) {
			ReconciliationStatus before = status();
			Awaitility.await()
				.atMost(TestClient.LONG)
				.until(() -> status().lastLook() != null && !status().lastLook().equals(before.lastLook()));
		}
	}

	/**
	 * Return the complaints that handlers were told of by reconciliation.
	 */
	List<String> found() {
		return this.handlers.handled(ComplaintActions.RECONCILED);
	}

	List<String> handled(String actionType) {
		return this.handlers.handled(actionType);
	}

	List<String> details() {
		return this.handlers.details;
	}

	int reads() {
		return this.handlers.reads.get();
	}

	double meter(String name) {
		return this.context.getBean(MeterRegistry.class)
			.get("wechatpay.complaint." + name)
			.meter()
			.measure()
			.iterator()
			.next()
			.getValue();
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * What handlers do, and have been told.
	 */
	static final class Handlers {

		private final Consumer<ComplaintNotification> behaviour;

		private final List<ComplaintNotification> handled = new CopyOnWriteArrayList<>();

		private final List<String> details = new CopyOnWriteArrayList<>();

		private final AtomicInteger reads = new AtomicInteger();

		Handlers(Consumer<ComplaintNotification> behaviour) {
			this.behaviour = behaviour;
		}

		List<String> handled(String actionType) {
			return this.handled.stream()
				.filter((notification) -> notification.actionType().equals(actionType))
				.map(ComplaintNotification::complaintId)
				.toList();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		WechatPayConnectionDetails connectionDetails(WechatPayEmulator emulator) {
			return EmulatorConnectionDetails.of(emulator.baseUri());
		}

		@Bean
		ComplaintNotificationHandler notificationHandler(Handlers handlers) {
			return ComplaintNotificationHandler.blocking((notification) -> {
				handlers.behaviour.accept(notification);
				handlers.handled.add(notification);
			});
		}

		@Bean
		ComplaintHandler complaintHandler(Handlers handlers) {
			return ComplaintHandler
				.blocking((complaint, notification) -> handlers.details.add(complaint.complaintDetail()));
		}

		@Bean
		WechatPayWebClientCustomizer readCounter(Handlers handlers) {
			return (builder) -> builder.filter((request, next) -> {
				if (request.url().getPath().matches(".*/complaints/\\d+")) {
					handlers.reads.incrementAndGet();
				}
				return next.exchange(request);
			});
		}

		@Bean
		SimpleMeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

	}

}
