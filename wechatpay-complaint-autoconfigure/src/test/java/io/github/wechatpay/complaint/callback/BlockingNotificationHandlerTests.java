package io.github.wechatpay.complaint.callback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.context.ContextRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class BlockingNotificationHandlerTests {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final String TENANT = BlockingNotificationHandlerTests.class.getName() + ".tenant";

	private static final ComplaintNotification NOTIFICATION = new ComplaintNotification("1900012181", "EV-1", null,
			"COMPLAINT.CREATE", null, "C-1", "CREATE_COMPLAINT", "{}");

	private final ThreadLocal<String> tenant = new ThreadLocal<>();

	@BeforeEach
	void registerThreadLocal() {
		ContextRegistry.getInstance().registerThreadLocalAccessor(TENANT, this.tenant);
	}

	@AfterEach
	void removeThreadLocal() {
		ContextRegistry.getInstance().removeThreadLocalAccessor(TENANT);
	}

	@Test
	void codeRunsOnAThreadWhereItMayBlock() {
		List<String> threads = new CopyOnWriteArrayList<>();
		ComplaintNotificationHandler handler = ComplaintNotificationHandler.blocking((notification) -> {
			threads.add(Thread.currentThread().getName());
			assertThat(Mono.delay(Duration.ofMillis(1)).block()).isZero();
		});
		StepVerifier.create(handler.handle(NOTIFICATION).subscribeOn(Schedulers.parallel()))
			.expectComplete()
			.verify(PATIENCE);
		assertThat(threads).singleElement().asString().startsWith("boundedElastic-");
	}

	@Test
	void codeIsNotRunBeforeSomebodySubscribes() {
		List<ComplaintNotification> handled = new CopyOnWriteArrayList<>();
		Mono<Void> handling = ComplaintNotificationHandler.blocking(handled::add).handle(NOTIFICATION);
		assertThat(handled).isEmpty();
		StepVerifier.create(handling).expectComplete().verify(PATIENCE);
		assertThat(handled).containsExactly(NOTIFICATION);
	}

	@Test
	void exceptionBecomesTheError() {
		ComplaintNotificationHandler handler = ComplaintNotificationHandler.blocking((notification) -> {
			throw new IllegalStateException("no database");
		});
		StepVerifier.create(handler.handle(NOTIFICATION)).expectErrorMessage("no database").verify(PATIENCE);
	}

	@Test
	void threadLocalsAreRestored() {
		AtomicReference<String> seen = new AtomicReference<>();
		StepVerifier
			.create(ComplaintNotificationHandler.blocking((notification) -> seen.set(this.tenant.get()))
				.handle(NOTIFICATION)
				.contextWrite((context) -> context.put(TENANT, "one")))
			.expectComplete()
			.verify(PATIENCE);
		assertThat(seen).hasValue("one");
	}

	@Test
	void currentObservationIsRestored() {
		ObservationRegistry registry = TestObservationRegistry.create();
		Observation request = Observation.start("request", registry);
		List<Observation> seen = new ArrayList<>();
		StepVerifier
			.create(ComplaintNotificationHandler.blocking((notification) -> seen.add(registry.getCurrentObservation()))
				.handle(NOTIFICATION)
				.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, request)))
			.expectComplete()
			.verify(PATIENCE);
		assertThat(seen).containsExactly(request);
	}

	@Test
	void codeRunsOnTheThreadsOfItsHandling() {
		List<String> threads = new CopyOnWriteArrayList<>();
		StepVerifier
			.create(ComplaintNotificationHandler
				.blocking((notification) -> threads.add(Thread.currentThread().getName()))
				.handle(NOTIFICATION)
				.contextWrite((context) -> context.put(BlockingNotificationHandler.THREADS,
						(Executor) (task) -> new Thread(task, "own").start())))
			.expectComplete()
			.verify(PATIENCE);
		assertThat(threads).containsExactly("own");
	}

}
