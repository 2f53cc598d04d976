package io.github.wechatpay.complaint.endtoend;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.wechatpay.complaint.emulator.EmulatedMerchant;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.testing.Contexts;
import io.github.wechatpay.complaint.testing.RecordingProxy;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Nothing of ours outlives the context.
 */
class ContextCleanUpTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	@AutoClose
	private static final WechatPayEmulator emulator = WechatPayEmulator.start();

	@AutoClose
	private final RecordingProxy proxy = new RecordingProxy(0, emulator.baseUri());

	private final EmulatedMerchant merchant = emulator.merchant();

	private final ApplicationContextRunner contextRunner = Contexts.of(this.merchant, this.proxy.uri())
		.withConfiguration(AutoConfigurations.of(ReactiveHttpClientAutoConfiguration.class))
		.withPropertyValues("wechatpay.api-v3-key=" + this.merchant.apiV3Key(),
				"wechatpay.platform.refresh-interval=200ms");

	@BeforeEach
	void reset() {
		emulator.reset();
	}

	@Test
	void nothingIsCalledAfterTheContextWasClosed() {
		this.contextRunner.run((context) -> {
			call(context.getBean(ComplaintNotificationService.class));
			await().atMost(SOON).until(() -> this.proxy.downloads() >= 2);
		});
		long downloads = this.proxy.downloads();
		await().during(Duration.ofMillis(500)).atMost(SOON).until(() -> this.proxy.downloads() == downloads);
	}

	@Test
	void noConnectionSurvivesTheContext() {
		this.contextRunner.run((context) -> {
			call(context.getBean(ComplaintNotificationService.class));
			assertThat(this.proxy.openConnections()).isPositive();
		});
		await().atMost(SOON).until(() -> this.proxy.openConnections() == 0);
	}

	@Test
	void noThreadSurvivesTheContextButThoseThatReactorShares() {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		this.contextRunner.run((context) -> call(context.getBean(ComplaintNotificationService.class)));
		await().atMost(SOON).untilAsserted(() -> assertThat(newThreads(before)).isEmpty());
	}

	@Test
	void contextThatNeverCalledIsClosedAsWell() {
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed());
		await().atMost(SOON).untilAsserted(() -> assertThat(newThreads(before)).isEmpty());
		assertThat(this.proxy.connections()).isZero();
	}

	private static void call(ComplaintNotificationService service) {
		StepVerifier.create(service.create("https://shop.example/wechatpay"))
			.expectNextCount(1)
			.expectComplete()
			.verify(SOON);
	}

	/**
	 * Return the threads that were started since, without those of the JVM, of the tests
	 * and of Reactor's shared schedulers.
	 */
	private static Set<String> newThreads(Set<Thread> before) {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> !before.contains(thread) && thread.isAlive())
			.map(Thread::getName)
			.filter((name) -> !name.matches("(parallel|boundedElastic|wechatpay-emulator|recording-proxy|awaitility"
					+ "|Attach Listener|Cleaner|globalEventExecutor|surefire|process reaper).*"))
			.collect(Collectors.toSet());
	}

}
