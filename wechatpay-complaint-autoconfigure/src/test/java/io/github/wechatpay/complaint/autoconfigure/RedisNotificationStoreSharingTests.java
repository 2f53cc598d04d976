package io.github.wechatpay.complaint.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackApplication.Answer;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.callback.store.RedisNotificationStore;
import io.github.wechatpay.complaint.testing.Envelope;
import io.github.wechatpay.complaint.testing.RedisServer;
import io.github.wechatpay.complaint.testing.SignedMessage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.WebApplicationType;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two instances, one on each web stack, that share one Redis.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisNotificationStoreSharingTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final String PREFIX = "wechatpay:complaint-notification:1900012181:";

	private final List<String> handled = new CopyOnWriteArrayList<>();

	private RedisServer redis;

	private Instance first;

	private Instance second;

	private int ids;

	RedisServer startRedis() {
		return RedisServer.start();
	}

	@BeforeAll
	void startInstances() {
		this.redis = startRedis();
		this.first = new Instance("first", WebApplicationType.REACTIVE);
		this.second = new Instance("second", WebApplicationType.SERVLET);
	}

	@AfterAll
	void stopInstances() {
		if (this.redis != null) {
			this.first.application.close();
			this.second.application.close();
			this.redis.close();
		}
	}

	@BeforeEach
	void succeedUnlessToldOtherwise() {
		this.first.succeed();
		this.second.succeed();
		// a connection that a test before interrupted is restored in its own time
		postUntilAcknowledged(this.first, Envelope.complete(newId()).signed());
		postUntilAcknowledged(this.second, Envelope.complete(newId()).signed());
		this.handled.clear();
	}

	@Test
	void redisIsUsedWhenThereIsAConnection() {
		assertThat(this.first.application.context().getBean(RedisNotificationStore.class)).isNotNull();
	}

	@Test
	void notificationThatReachesBothAtOnceIsHandledOnceAndAcknowledgedByBothInTheEnd() {
		for (int round = 0; round < 20; round++) {
			String id = newId();
			SignedMessage message = Envelope.complete(id).signed();
			List<CompletableFuture<Answer>> answers = Stream.of(this.first, this.second, this.first, this.second)
				.map((instance) -> CompletableFuture.supplyAsync(() -> postUntilAcknowledged(instance, message),
						(task) -> new Thread(task).start()))
				.toList();
			assertThat(answers)
				.allSatisfy((answer) -> assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(Answer.success()));
			assertThat(this.handled.stream().filter((entry) -> entry.endsWith(id))).hasSize(1);
		}
	}

	@Test
	void notificationThatOneHandledIsNotHandledByTheOther() {
		String id = newId();
		SignedMessage message = Envelope.complete(id).signed();
		assertThat(this.first.application.post(message)).isEqualTo(Answer.success());
		assertThat(this.second.application.post(message)).isEqualTo(Answer.success());
		assertThat(this.handled).containsExactly("first " + id);
		assertThat(this.second.application.count("handled_before")).isPositive();
	}

	@Test
	void notificationThatOneFailedOnIsHandledByTheOther() {
		String id = newId();
		SignedMessage message = Envelope.complete(id).signed();
		this.first.behaviour = (notification) -> Mono.error(new IllegalStateException("no database"));
		assertThat(this.first.application.post(message).status()).isEqualTo(500);
		assertThat(this.second.application.post(message)).isEqualTo(Answer.success());
		assertThat(this.handled).containsExactly("second " + id);
	}

	@Test
	void notificationOfAnInstanceThatIsStoppedIsHandledByTheOther() {
		for (WebApplicationType type : List.of(WebApplicationType.REACTIVE, WebApplicationType.SERVLET)) {
			this.handled.clear();
			String id = newId();
			SignedMessage message = Envelope.complete(id).signed();
			CountDownLatch begun = new CountDownLatch(1);
			Instance stopped = new Instance("stopped", type);
			stopped.behaviour = (notification) -> Mono.<Void>never().doOnSubscribe((subscription) -> begun.countDown());
			CompletableFuture.runAsync(() -> stopped.application.post(message), (task) -> new Thread(task).start());
			await(begun);
			assertThat(this.second.application.post(message).status()).isEqualTo(503);
			stopped.application.close();
			assertThat(this.second.application.post(message)).isEqualTo(Answer.success());
			assertThat(this.handled).containsExactly("second " + id);
		}
	}

	@Test
	void notificationOfAnInstanceThatDiedIsHandledByTheOtherAfterTheLease() {
		String id = newId();
		SignedMessage message = Envelope.complete(id).signed();
		ReactiveStringRedisTemplate template = this.second.application.context()
			.getBean(ReactiveStringRedisTemplate.class);
		template.opsForValue().set(PREFIX + id, "claimed:by the dead", Duration.ofMinutes(1)).block(PATIENCE);
		assertThat(this.second.application.post(message).status()).isEqualTo(503);
		assertThat(this.second.application.count("in_progress")).isPositive();
		template.expire(PREFIX + id, Duration.ofMillis(1)).block(PATIENCE);
		assertThat(postUntilAcknowledged(this.second, message)).isEqualTo(Answer.success());
		assertThat(this.handled).containsExactly("second " + id);
	}

	@Test
	void nothingIsHandledWhileRedisIsDownAndNothingIsLost() {
		String id = newId();
		SignedMessage message = Envelope.complete(id).signed();
		this.redis.interrupt();
		try {
			assertThat(this.first.application.post(message))
				.isEqualTo(new Answer(503, "application/json", "{\"code\":\"FAIL\",\"message\":\"Try again later.\"}"));
			assertThat(this.second.application.post(message).status()).isEqualTo(503);
			assertThat(this.handled).isEmpty();
		}
		finally {
			this.redis.resume();
		}
		assertThat(postUntilAcknowledged(this.second, message)).isEqualTo(Answer.success());
		assertThat(postUntilAcknowledged(this.first, message)).isEqualTo(Answer.success());
		assertThat(this.handled).singleElement().asString().endsWith(id);
	}

	@Test
	void notificationThatCouldNotBeNotedAsHandledIsNotAcknowledged() {
		CountDownLatch interrupted = new CountDownLatch(1);
		this.first.behaviour = (notification) -> Mono.<Void>fromRunnable(() -> {
			this.redis.interrupt();
			interrupted.countDown();
		}).subscribeOn(Schedulers.boundedElastic());
		try {
			assertThat(this.first.application.post(Envelope.complete(newId()).signed()).status()).isEqualTo(503);
			await(interrupted);
		}
		finally {
			this.redis.resume();
		}
	}

	private Answer postUntilAcknowledged(Instance instance, SignedMessage message) {
		Awaitility.await()
			.atMost(PATIENCE)
			.pollInterval(Duration.ofMillis(20))
			.until(() -> instance.application.post(message).status() == 200);
		return instance.application.post(message);
	}

	private synchronized String newId() {
		return "EV-" + System.nanoTime() + "-" + this.ids++;
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * One of the instances.
	 */
	private final class Instance {

		private final String name;

		private final ComplaintCallbackApplication application;

		private volatile ComplaintNotificationHandler behaviour = (notification) -> Mono.empty();

		Instance(String name, WebApplicationType type) {
			RedisServer server = RedisNotificationStoreSharingTests.this.redis;
			this.name = name;
			this.application = ComplaintCallbackApplication.on(type)
				.withRedis(server.host(), server.port())
				.handler((notification) -> this.behaviour.handle(notification))
				.start();
		}

		void succeed() {
			this.behaviour = (notification) -> Mono.fromRunnable(
					() -> RedisNotificationStoreSharingTests.this.handled.add(this.name + " " + notification.id()));
		}

	}

}
