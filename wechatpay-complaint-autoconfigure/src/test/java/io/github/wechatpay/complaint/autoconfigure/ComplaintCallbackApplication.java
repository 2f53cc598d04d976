package io.github.wechatpay.complaint.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.SignedMessage;
import io.github.wechatpay.complaint.testing.TestKeys;
import io.github.wechatpay.complaint.testing.UnwantedAutoConfigurations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * An application with a handler, on a real server, and a client that posts to it.
 */
final class ComplaintCallbackApplication implements AutoCloseable {

	static final String PATH = "/wechatpay/complaint-notifications";

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final ConfigurableApplicationContext context;

	private ComplaintCallbackApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static Builder on(WebApplicationType type) {
		return new Builder(type);
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	URI uri(String path) {
		return URI.create("http://localhost:" + port() + path);
	}

	int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	long count(String outcome) {
		return count("wechatpay.complaint.reception", outcome);
	}

	long handlings(String outcome) {
		return count("wechatpay.complaint.handling", outcome);
	}

	private long count(String observation, String outcome) {
		return this.context.getBean(MeterRegistry.class)
			.find(observation)
			.tag("outcome", outcome)
			.timers()
			.stream()
			.mapToLong(Timer::count)
			.sum();
	}

	double rejections(String reason) {
		return this.context.getBean(MeterRegistry.class)
			.get("wechatpay.verification.failures")
			.tags("message", "notification", "reason", reason)
			.counter()
			.count();
	}

	Answer post(SignedMessage message) {
		return post(PATH, message);
	}

	Answer post(String path, SignedMessage message) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
			.POST(BodyPublishers.ofByteArray(message.body()));
		message.headers().forEach(request::header);
		return exchange(request);
	}

	Answer send(String method, String path) {
		return exchange(HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.noBody()));
	}

	private static Answer exchange(HttpRequest.Builder request) {
		try {
			return Answer.of(CLIENT.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofByteArray()));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * What was answered.
	 */
	record Answer(int status, String contentType, String body) {

		static final String SUCCESS = "{\"code\":\"SUCCESS\",\"message\":\"成功\"}";

		static Answer success() {
			return new Answer(200, "application/json", SUCCESS);
		}

		private static Answer of(HttpResponse<byte[]> response) {
			return new Answer(response.statusCode(), response.headers().firstValue("Content-Type").orElse("none"),
					new String(response.body(), StandardCharsets.UTF_8));
		}

	}

	/**
	 * Configures and starts an application.
	 */
	static final class Builder {

		private static final String MERCHANT_KEY = TestKeys.merchantPem();

		private final Map<String, Object> properties = new LinkedHashMap<>();

		private final List<Class<?>> sources = new ArrayList<>(List.of(Application.class));

		private final List<ApplicationContextInitializer<GenericApplicationContext>> initializers = new ArrayList<>();

		private Builder(WebApplicationType type) {
			with("spring.main.web-application-type", type);
			with("spring.main.banner-mode", "off");
			with("spring.autoconfigure.exclude", UnwantedAutoConfigurations.except());
			with("server.port", 0);
			with("server.shutdown", "immediate");
			with("wechatpay.merchant-id", "1900012181");
			with("wechatpay.merchant-serial-number", "3775B6A45ACD588826D15E583A95F5DD");
			with("wechatpay.private-key", MERCHANT_KEY);
			with("wechatpay.api-v3-key", PlatformSigner.API_V3_KEY);
			with("wechatpay.platform.public-key-id", PlatformSigner.PUBLIC_KEY_ID);
			with("wechatpay.platform.public-key", PlatformSigner.get().publicKeyPem());
		}

		Builder with(String property, Object value) {
			this.properties.put(property, value);
			return this;
		}

		/**
		 * Let in what is on the class path for the sake of a few tests.
		 */
		Builder withRedis(String host, int port) {
			return with("spring.autoconfigure.exclude", UnwantedAutoConfigurations.except("data.redis"))
				.with("spring.data.redis.host", host)
				.with("spring.data.redis.port", port);
		}

		Builder withDatabase(String url, String username) {
			return with("spring.autoconfigure.exclude", UnwantedAutoConfigurations.except("jdbc"))
				.with("spring.datasource.url", url)
				.with("spring.datasource.username", username);
		}

		Builder withSecurity() {
			return with("spring.autoconfigure.exclude", UnwantedAutoConfigurations.except("security"));
		}

		Builder source(Class<?> source) {
			this.sources.add(source);
			return this;
		}

		Builder handler(ComplaintNotificationHandler handler) {
			return bean(ComplaintNotificationHandler.class, handler);
		}

		<T> Builder bean(Class<T> type, T bean) {
			this.initializers.add((context) -> context.registerBean(type, () -> bean));
			return this;
		}

		ComplaintCallbackApplication start() {
			SpringApplication application = new SpringApplication(this.sources.toArray(new Class<?>[0]));
			this.initializers.forEach(application::addInitializers);
			return new ComplaintCallbackApplication(application.run(this.properties.entrySet()
				.stream()
				.map((property) -> "--" + property.getKey() + "=" + property.getValue())
				.toArray(String[]::new)));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Clock wechatPayClock() {
			return Clock.fixed(PlatformSigner.NOW, ZoneOffset.UTC);
		}

		// those of the JVM would be closed with the first application that is
		@Bean
		ReactorResourceFactory reactorResourceFactory() {
			ReactorResourceFactory factory = new ReactorResourceFactory();
			factory.setUseGlobalResources(false);
			factory.setShutdownQuietPeriod(Duration.ZERO);
			return factory;
		}

		@Bean
		MeterRegistry meterRegistry() {
			return new SimpleMeterRegistry();
		}

	}

}
