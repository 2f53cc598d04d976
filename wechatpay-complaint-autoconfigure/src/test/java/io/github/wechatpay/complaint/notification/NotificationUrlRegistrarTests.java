package io.github.wechatpay.complaint.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.client.PlatformServer;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.TestClient;
import io.github.wechatpay.complaint.notification.RegistrationState.Status;
import io.github.wechatpay.complaint.testing.MutableClock;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link NotificationUrlRegistrar}.
 */
@ExtendWith(OutputCaptureExtension.class)
class NotificationUrlRegistrarTests {

	private static final String URL = "https://pay.example.com/n";

	private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

	private static final MockResponse NONE = PlatformServer.refusal(404, "NOT_FOUND");

	private static final MockResponse REGISTERED = PlatformServer
		.ok("{\"mchid\":\"1900012181\",\"url\":\"" + URL + "\"}");

	@AutoClose
	private final PlatformServer server = new PlatformServer();

	private final MutableClock clock = new MutableClock(START);

	private final ComplaintNotificationService service = new WebClientComplaintNotificationService(
			TestClient.of(this.server.uri()).responseTimeout(Duration.ofSeconds(2)).build(), Region.GLOBAL);

	@Test
	void nothingHappensBeforeTheStart() {
		try (NotificationUrlRegistrar registrar = registrar()) {
			assertThat(registrar.getUrl()).isEqualTo(URL);
			assertThat(registrar.getState()).isEqualTo(new RegistrationState(Status.NOT_STARTED, START, null));
			assertThat(this.server.requests()).isEmpty();
		}
	}

	@Test
	void urlIsRegisteredAndOneLineTellsSo(CapturedOutput output) {
		this.server.answer(NONE, REGISTERED);
		try (NotificationUrlRegistrar registrar = registrar()) {
			registrar.start();
			awaitStatus(registrar, Status.REGISTERED);
			assertThat(registrar.getState().failure()).isNull();
			assertThat(this.server.requests()).map(RecordedRequest::getMethod).containsExactly("GET", "POST");
			assertThat(lines(output)).singleElement()
				.asString()
				.contains("INFO")
				.endsWith("The complaint notification URL of merchant 1900012181 is " + URL);
		}
	}

	@Test
	void refusalIsToldOnceAndTriedAgain(CapturedOutput output) {
		MockResponse refusal = PlatformServer.refusal(403, "NO_AUTH");
		this.server.answer(refusal, refusal, REGISTERED);
		try (NotificationUrlRegistrar registrar = registrar()) {
			registrar.start();
			awaitStatus(registrar, Status.RETRYING);
			assertThat(registrar.getState().failure()).contains("403", "NO_AUTH");
			awaitStatus(registrar, Status.REGISTERED);
			assertThat(lines(output)).satisfiesExactly(
					(line) -> assertThat(line).contains("WARN").contains(URL).contains("NO_AUTH"),
					(line) -> assertThat(line).contains("INFO"));
		}
	}

	@Test
	void retryingSinceTheFirstFailureWithLongerAndLongerPauses() {
		VirtualTimeScheduler time = VirtualTimeScheduler.create();
		AtomicInteger attempts = new AtomicInteger();
		ComplaintNotificationService failing = new FailingService(
				() -> new IllegalStateException("attempt " + attempts.incrementAndGet()));
		VirtualTimeScheduler.set(time);
		try (NotificationUrlRegistrar registrar = new NotificationUrlRegistrar(failing, URL, this.clock)) {
			registrar.start();
			this.clock.advance(Duration.ofMinutes(1));
			time.advanceTimeBy(Duration.ofSeconds(60));
			assertThat(attempts.get()).isBetween(5, 8);
			assertThat(registrar.getState())
				.isEqualTo(new RegistrationState(Status.RETRYING, START, "attempt " + attempts));
			time.advanceTimeBy(Duration.ofDays(1));
			assertThat(attempts.get()).as("attempts in a day").isBetween(180, 700);
		}
		finally {
			VirtualTimeScheduler.reset();
		}
	}

	@Test
	void nothingIsTriedAfterTheEnd() {
		VirtualTimeScheduler time = VirtualTimeScheduler.create();
		AtomicInteger attempts = new AtomicInteger();
		VirtualTimeScheduler.set(time);
		try {
			NotificationUrlRegistrar registrar = new NotificationUrlRegistrar(
					new FailingService(() -> new IllegalStateException("attempt " + attempts.incrementAndGet())), URL,
					Clock.systemUTC());
			registrar.start();
			registrar.close();
			registrar.start();
			time.advanceTimeBy(Duration.ofDays(1));
			assertThat(attempts).hasValueLessThanOrEqualTo(2);
		}
		finally {
			VirtualTimeScheduler.reset();
		}
	}

	@Test
	void urlThatCannotBeRegisteredIsRefusedAtOnce() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new NotificationUrlRegistrar(this.service, "http://pay.example.com/n", this.clock))
			.withMessageContaining("https://");
	}

	private NotificationUrlRegistrar registrar() {
		return new NotificationUrlRegistrar(this.service, URL, this.clock);
	}

	private static void awaitStatus(NotificationUrlRegistrar registrar, Status status) {
		await().atMost(TestClient.LONG).until(() -> registrar.getState().status() == status);
	}

	private static String[] lines(CapturedOutput output) {
		return output.getAll()
			.lines()
			.filter((line) -> line.contains("NotificationUrlRegistrar"))
			.toArray(String[]::new);
	}

	/**
	 * Fails in the way that it is told.
	 */
	private record FailingService(Supplier<Throwable> failure) implements ComplaintNotificationService {

		@Override
		public Mono<NotificationUrl> create(String url) {
			return Mono.error(this.failure);
		}

		@Override
		public Mono<NotificationUrl> query() {
			return Mono.error(this.failure);
		}

		@Override
		public Mono<NotificationUrl> update(String url) {
			return Mono.error(this.failure);
		}

		@Override
		public Mono<Void> delete() {
			return Mono.error(this.failure);
		}

		@Override
		public Mono<NotificationUrl> register(String url) {
			return Mono.error(this.failure);
		}

	}

}
