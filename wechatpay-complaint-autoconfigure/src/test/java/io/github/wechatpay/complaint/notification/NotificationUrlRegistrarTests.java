package io.github.wechatpay.complaint.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.wechatpay.complaint.notification.RegistrationState.Status;
import io.github.wechatpay.complaint.testing.MutableClock;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.TestClient;
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
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

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

	private final ComplaintNotificationService failing = mock();

	private final ComplaintNotificationService service = TestClient.of(this.server.uri())
		.responseTimeout(Duration.ofSeconds(2))
		.complaintNotifications();

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
	void failureIsToldOnceAndTriedAgain(CapturedOutput output) {
		given(this.failing.register(URL)).willReturn(Mono.error(new IllegalStateException("NO_AUTH")))
			.willReturn(Mono.error(new IllegalStateException("NO_AUTH, again")))
			.willReturn(Mono.just(new NotificationUrl("1", URL)));
		withVirtualTime((time) -> {
			try (NotificationUrlRegistrar registrar = new NotificationUrlRegistrar(this.failing, URL, this.clock)) {
				registrar.start();
				assertThat(registrar.getState()).isEqualTo(new RegistrationState(Status.RETRYING, START, "NO_AUTH"));
				time.advanceTimeBy(Duration.ofSeconds(60));
				assertThat(registrar.getState().status()).isEqualTo(Status.REGISTERED);
			}
		});
		assertThat(lines(output)).satisfiesExactly(
				(line) -> assertThat(line).contains("WARN").contains(URL).endsWith("NO_AUTH"),
				(line) -> assertThat(line).contains("INFO"));
	}

	@Test
	void retryingSinceTheFirstFailureWithLongerAndLongerPauses() {
		AtomicInteger attempts = countFailures();
		withVirtualTime((time) -> {
			try (NotificationUrlRegistrar registrar = new NotificationUrlRegistrar(this.failing, URL, this.clock)) {
				registrar.start();
				this.clock.advance(Duration.ofMinutes(1));
				time.advanceTimeBy(Duration.ofSeconds(60));
				assertThat(attempts.get()).isBetween(5, 8);
				assertThat(registrar.getState())
					.isEqualTo(new RegistrationState(Status.RETRYING, START, "attempt " + attempts));
				time.advanceTimeBy(Duration.ofDays(1));
				assertThat(attempts.get()).as("attempts in a day").isBetween(180, 700);
			}
		});
	}

	@Test
	void nothingIsTriedAfterTheEnd() {
		AtomicInteger attempts = countFailures();
		withVirtualTime((time) -> {
			NotificationUrlRegistrar registrar = new NotificationUrlRegistrar(this.failing, URL, this.clock);
			registrar.start();
			registrar.close();
			registrar.start();
			time.advanceTimeBy(Duration.ofDays(1));
			assertThat(attempts).hasValueLessThanOrEqualTo(2);
		});
	}

	@Test
	void nothingIsTriedBetweenAStopAndTheNextStart() {
		AtomicInteger attempts = countFailures();
		withVirtualTime((time) -> {
			try (NotificationUrlRegistrar registrar = new NotificationUrlRegistrar(this.failing, URL, this.clock)) {
				registrar.start();
				registrar.stop();
				time.advanceTimeBy(Duration.ofDays(1));
				assertThat(attempts).hasValue(1);
				registrar.start();
				assertThat(attempts).hasValue(2);
			}
		});
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

	private AtomicInteger countFailures() {
		AtomicInteger attempts = new AtomicInteger();
		given(this.failing.register(URL))
			.willAnswer((call) -> Mono.error(new IllegalStateException("attempt " + attempts.incrementAndGet())));
		return attempts;
	}

	private static void withVirtualTime(Consumer<VirtualTimeScheduler> test) {
		try {
			test.accept(VirtualTimeScheduler.getOrSet());
		}
		finally {
			VirtualTimeScheduler.reset();
		}
	}

}
