package io.github.wechatpay.complaint.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.wechatpay.complaint.autoconfigure.metrics.WechatPayMetricsAutoConfiguration;
import io.github.wechatpay.complaint.callback.ComplaintHandler;
import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.callback.HandlingSupervisor;
import io.github.wechatpay.complaint.callback.store.InMemoryNotificationStore;
import io.github.wechatpay.complaint.callback.NotificationDispatcher;
import io.github.wechatpay.complaint.callback.NotificationParser;
import io.github.wechatpay.complaint.callback.NotificationReceiver;
import io.github.wechatpay.complaint.callback.NotificationStore;
import io.github.wechatpay.complaint.callback.Reception;
import io.github.wechatpay.complaint.callback.ReceptionListener;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.complaints.Complaint;
import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.testing.Envelope;
import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.SignedMessage;
import io.github.wechatpay.complaint.testing.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.servlet.DispatcherServlet;

import static org.assertj.core.api.Assertions.assertThat;

class ComplaintCallbackAutoConfigurationTests {

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(
			WechatPayAutoConfiguration.class, WechatPayMetricsAutoConfiguration.class,
			ComplaintCallbackAutoConfiguration.class);

	private static final String MERCHANT_KEY = TestKeys.merchantPem();

	private final ApplicationContextRunner contextRunner = configured(new ApplicationContextRunner());

	private final ReactiveWebApplicationContextRunner reactiveRunner = configured(
			new ReactiveWebApplicationContextRunner());

	private final WebApplicationContextRunner servletRunner = configured(new WebApplicationContextRunner());

	@Test
	void beanThatIsAHandlerOfBothKindsStopsTheStartUp() {
		this.contextRunner.withBean("desk", BothKinds.class)
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("Bean 'desk' is a ComplaintHandler and a ComplaintNotificationHandler"));
	}

	@Test
	void parserIsThereWithoutAHandlerAndNothingElseIs() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(NotificationParser.class)
				.doesNotHaveBean(NotificationStore.class)
				.doesNotHaveBean(NotificationDispatcher.class)
				.doesNotHaveBean(NotificationReceiver.class);
		});
		this.reactiveRunner.run((context) -> assertThat(context).doesNotHaveBean("complaintNotificationRoute"));
		this.servletRunner.run((context) -> assertThat(context).doesNotHaveBean("complaintNotificationRoute"));
	}

	@Test
	void applicationsThatReceiveNothingNeedNoApiV3Key() {
		this.contextRunner.withPropertyValues("wechatpay.api-v3-key=")
			.run((context) -> assertThat(context).hasNotFailed());
		this.contextRunner.withPropertyValues("wechatpay.api-v3-key=", "wechatpay.complaint.callback.enabled=false")
			.withUserConfiguration(Handler.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void missingApiV3KeyStopsAnApplicationThatReceivesNotifications() {
		this.contextRunner.withUserConfiguration(Handler.class)
			.withPropertyValues("wechatpay.api-v3-key=")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidWechatPayPropertyException.class)
				.hasMessage("The property 'wechatpay.api-v3-key' is not set, but needed to decrypt notifications. "
						+ "Set it to the APIv3 key of the merchant platform."));
	}

	@Test
	void handlerBringsEverythingThatReceives() {
		this.contextRunner.withUserConfiguration(Handler.class)
			.run((context) -> assertThat(context).hasSingleBean(NotificationParser.class)
				.hasSingleBean(NotificationDispatcher.class)
				.hasSingleBean(NotificationReceiver.class)
				.hasSingleBean(InMemoryNotificationStore.class)
				.doesNotHaveBean("complaintNotificationRoute"));
	}

	@Test
	void taskExecutorOfBootIsLeftToTheApplication() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
			.withUserConfiguration(Handler.class)
			.run((context) -> assertThat(context).hasSingleBean(NotificationReceiver.class)
				.hasBean("applicationTaskExecutor"));
	}

	@Test
	void webFluxApplicationHasTheWebFluxRoute() {
		this.reactiveRunner.withUserConfiguration(Handler.class)
			.run((context) -> assertThat(context)
				.hasSingleBean(org.springframework.web.reactive.function.server.RouterFunction.class)
				.doesNotHaveBean(org.springframework.web.servlet.function.RouterFunction.class));
	}

	@Test
	void servletApplicationHasTheServletRoute() {
		this.servletRunner.withUserConfiguration(Handler.class)
			.run((context) -> assertThat(context)
				.hasSingleBean(org.springframework.web.servlet.function.RouterFunction.class)
				.doesNotHaveBean(org.springframework.web.reactive.function.server.RouterFunction.class));
	}

	@Test
	void webApplicationOfAnotherKindHasNoRoute() {
		this.reactiveRunner.withUserConfiguration(Handler.class)
			.withClassLoader(new FilteredClassLoader(DispatcherHandler.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("complaintNotificationRoute"));
		this.servletRunner.withUserConfiguration(Handler.class)
			.withClassLoader(new FilteredClassLoader(DispatcherServlet.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("complaintNotificationRoute"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "wechatpay.enabled=false", "wechatpay.complaint.callback.enabled=false" })
	void switchedOffNothingReceives(String property) {
		this.contextRunner.withUserConfiguration(Handler.class)
			.withPropertyValues(property)
			.run((context) -> assertThatNothingReceives(context));
		this.reactiveRunner.withUserConfiguration(Handler.class)
			.withPropertyValues(property)
			.run((context) -> assertThatNothingReceives(context));
		this.servletRunner.withUserConfiguration(Handler.class)
			.withPropertyValues(property)
			.run((context) -> assertThatNothingReceives(context));
	}

	private static void assertThatNothingReceives(ApplicationContext context) {
		assertThat(context.getBeanNamesForType(NotificationReceiver.class)).isEmpty();
		assertThat(context.getBeanNamesForType(NotificationStore.class)).isEmpty();
		assertThat(context.containsBean("complaintNotificationRoute")).isFalse();
	}

	@Test
	void parserOfTheUserIsUsed() {
		this.contextRunner.withUserConfiguration(Handler.class, OwnParser.class)
			.withPropertyValues("wechatpay.api-v3-key=")
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(NotificationParser.class);
				assertThat(context.getBean(NotificationParser.class))
					.isSameAs(context.getBean("ownParser", NotificationParser.class));
			});
	}

	@Test
	void storeOfTheUserIsUsed() {
		this.contextRunner.withUserConfiguration(Handler.class, OwnStore.class)
			.run((context) -> assertThat(context).getBean(NotificationStore.class)
				.isSameAs(context.getBean("ownStore")));
	}

	@Test
	void storeOfTheUserIsUsedWhateverTheProperty() {
		this.contextRunner.withUserConfiguration(Handler.class, OwnStore.class)
			.withPropertyValues("wechatpay.complaint.callback.deduplication.store=redis")
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(NotificationStore.class));
	}

	@Test
	void storeCanBeNone() {
		this.contextRunner.withUserConfiguration(Handler.class)
			.withPropertyValues("wechatpay.complaint.callback.deduplication.store=none")
			.run((context) -> assertThat(context).getBean(NotificationStore.class).isSameAs(NotificationStore.none()));
	}

	@Test
	void handlersAreCalledInTheirOrder() {
		this.contextRunner.withUserConfiguration(OrderedHandlers.class).run((context) -> {
			assertThat(context.getBean(HandlingSupervisor.class).getHandlerNames()).containsExactly("first", "second",
					"third");
			SignedMessage message = SignedMessage.of(Envelope.complete("EV-1").toBytes(), Instant.now());
			Reception reception = context.getBean(NotificationReceiver.class)
				.receive(message.httpHeaders(), message.body())
				.block(Duration.ofSeconds(10));
			assertThat(reception).isEqualTo(Reception.HANDLED);
			assertThat(context.getBean(OrderedHandlers.class).calls).containsExactly("first", "second", "third");
		});
	}

	@Test
	void handlersOfAParentContextAreCalled() {
		new ApplicationContextRunner().withUserConfiguration(OrderedHandlers.class)
			.run((parent) -> this.contextRunner.withParent(parent)
				.run((context) -> assertThat(context.getBean(HandlingSupervisor.class).getHandlerNames())
					.containsExactlyInAnyOrder("first", "second", "third")));
	}

	@Test
	void scopedHandlerIsCalledOnce() {
		this.contextRunner.withUserConfiguration(ScopedHandler.class)
			.run((context) -> assertThat(context.getBean(HandlingSupervisor.class).getHandlerNames())
				.containsExactly("scoped"));
	}

	@Test
	void listenersAreTold() {
		List<Reception> receptions = new CopyOnWriteArrayList<>();
		this.contextRunner.withUserConfiguration(Handler.class)
			.withBean(ReceptionListener.class, () -> (reception, failure) -> receptions.add(reception))
			.run((context) -> {
				SignedMessage message = SignedMessage.of("{}");
				context.getBean(NotificationReceiver.class)
					.receive(message.httpHeaders(), message.body())
					.block(Duration.ofSeconds(10));
				assertThat(receptions).containsExactly(Reception.UNTRUSTED);
			});
	}

	@ParameterizedTest
	@CsvSource({ "path,complaints,must start with '/'", "path,/,must start with '/'", "path,/**,be literal",
			"path,/a/*,be literal", "path,/a b,be literal", "path,/a/{x,be literal", "path,/a/{x},be literal",
			"path,/a/,be literal", "path,//a,be literal", "path,/a/../b,be literal", "path,/a?b=c,be literal",
			"max-body-size,0B,must be more than 0 and less than 2GB",
			"max-body-size,-1B,must be more than 0 and less than 2GB",
			"max-body-size,2GB,must be more than 0 and less than 2GB", "handler-timeout,0s,must be more than 0",
			"handler-timeout,-1s,must be more than 0", "handler-timeout,99ms,must be at least 100ms",
			"max-handling-time,0s,must be more than 0", "deduplication.ttl,0s,must be more than 0",
			"deduplication.ttl,-8d,must be more than 0",
			"deduplication.ttl,599s,must be at least twice wechatpay.clock-tolerance" })
	void unusableValueStopsTheStartAndIsNamed(String name, String value, String expected) {
		String property = "wechatpay.complaint.callback." + name;
		this.servletRunner.withUserConfiguration(Handler.class)
			.withPropertyValues(property + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidWechatPayPropertyException.class)
				.hasMessageContaining("'" + property + "'")
				.hasMessageContaining(expected));
	}

	@Test
	void durationsWithoutAUnitAreSeconds() {
		this.contextRunner
			.withPropertyValues("wechatpay.complaint.callback.handler-timeout=3",
					"wechatpay.complaint.callback.max-handling-time=300",
					"wechatpay.complaint.callback.deduplication.ttl=86400")
			.run((context) -> {
				WechatPayProperties.Callback properties = context.getBean(WechatPayProperties.class)
					.complaint()
					.callback();
				assertThat(properties.handlerTimeout()).isEqualTo(Duration.ofSeconds(3));
				assertThat(properties.maxHandlingTime()).isEqualTo(Duration.ofMinutes(5));
				assertThat(properties.deduplication().ttl()).isEqualTo(Duration.ofDays(1));
			});
	}

	@Test
	void storeThatDoesNotExistIsRefused() {
		this.contextRunner.withUserConfiguration(Handler.class)
			.withPropertyValues("wechatpay.complaint.callback.deduplication.store=disk")
			.run((context) -> assertThat(context).hasFailed());
	}

	private static <R extends AbstractApplicationContextRunner<R, ?, ?>> R configured(R runner) {
		return runner.withConfiguration(AUTO_CONFIGURATIONS)
			.withPropertyValues("wechatpay.merchant-id=1900012181",
					"wechatpay.merchant-serial-number=3775B6A45ACD588826D15E583A95F5DD",
					"wechatpay.private-key=" + MERCHANT_KEY.replace("\n", "\\n"),
					"wechatpay.api-v3-key=" + PlatformSigner.API_V3_KEY,
					"wechatpay.platform.public-key-id=" + PlatformSigner.PUBLIC_KEY_ID,
					"wechatpay.platform.public-key=" + PlatformSigner.get().publicKeyPem().replace("\n", "\\n"));
	}

	@Configuration(proxyBeanMethods = false)
	static class Handler {

		@Bean
		ComplaintNotificationHandler handler() {
			return (notification) -> Mono.empty();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OrderedHandlers {

		private final List<String> calls = new CopyOnWriteArrayList<>();

		@Bean
		@Order(3)
		ComplaintNotificationHandler third() {
			return noting("third");
		}

		@Bean
		@Order(1)
		ComplaintNotificationHandler first() {
			return noting("first");
		}

		@Bean
		@Order(2)
		ComplaintNotificationHandler second() {
			return ComplaintNotificationHandler.blocking((notification) -> this.calls.add("second"));
		}

		private ComplaintNotificationHandler noting(String name) {
			return (ComplaintNotification notification) -> Mono.fromRunnable(() -> this.calls.add(name));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ScopedHandler {

		@Bean
		@Scope(scopeName = "prototype", proxyMode = ScopedProxyMode.INTERFACES)
		ComplaintNotificationHandler scoped() {
			return (notification) -> Mono.empty();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnParser {

		@Bean
		NotificationParser ownParser(WechatPayClient client) {
			return new NotificationParser("1900012181", client.signatureVerifier(),
					ApiV3Key.of("another-key-of-exactly-32-bytes."));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnStore {

		@Bean
		NotificationStore ownStore() {
			return NotificationStore.none();
		}

	}

	static class BothKinds implements ComplaintHandler, ComplaintNotificationHandler {

		@Override
		public Mono<Void> handle(Complaint complaint, ComplaintNotification notification) {
			return Mono.empty();
		}

		@Override
		public Mono<Void> handle(ComplaintNotification notification) {
			return Mono.empty();
		}

	}

}
