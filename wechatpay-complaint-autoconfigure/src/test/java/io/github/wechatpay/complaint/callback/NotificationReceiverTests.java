package io.github.wechatpay.complaint.callback;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.crypto.DecryptionException;
import io.github.wechatpay.complaint.platform.ConfiguredPlatformKeys;
import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.platform.PlatformKeys;
import io.github.wechatpay.complaint.platform.PlatformKeysUnavailableException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException.Reason;
import io.github.wechatpay.complaint.platform.SignatureVerifier;
import io.github.wechatpay.complaint.callback.store.InMemoryNotificationStore;
import io.github.wechatpay.complaint.testing.Envelope;
import io.github.wechatpay.complaint.testing.Forgery;
import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.SignedMessage;
import io.github.wechatpay.complaint.testing.StoppedObservations;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.buffer.DataBufferLimitException;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class NotificationReceiverTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final Clock CLOCK = Clock.fixed(PlatformSigner.NOW, ZoneOffset.UTC);

	private static final String PHONE = "13800000000";

	private final List<Told> told = new ArrayList<>();

	private final AtomicInteger handled = new AtomicInteger();

	private PlatformKeys keys = new ConfiguredPlatformKeys(
			List.of(PlatformKey.ofPublicKey(PlatformSigner.PUBLIC_KEY_ID, PlatformSigner.get().publicKeyPem())), CLOCK);

	private NotificationStore store = new InMemoryNotificationStore(Duration.ofDays(8), 1000, CLOCK);

	private ComplaintNotificationHandler handler = (notification) -> Mono.fromRunnable(this.handled::incrementAndGet);

	private Duration timeout = Duration.ofSeconds(4);

	private ObservationRegistry registry = ObservationRegistry.NOOP;

	@Test
	void handledNotificationIsTold(CapturedOutput output) {
		assertThat(receive(notification())).isEqualTo(Reception.HANDLED);
		assertThat(this.told).containsExactly(new Told(Reception.HANDLED, null));
		assertThat(output.getAll()).isEmpty();
	}

	@Test
	void repeatedNotificationIsTold() {
		NotificationReceiver receiver = receiver();
		assertThat(receive(receiver, notification())).isEqualTo(Reception.HANDLED);
		assertThat(receive(receiver, notification())).isEqualTo(Reception.HANDLED_BEFORE);
		assertThat(this.told).extracting(Told::reception).containsExactly(Reception.HANDLED, Reception.HANDLED_BEFORE);
		assertThat(this.handled).hasValue(1);
	}

	@Test
	void messageThatIsNotAboutComplaintsIsToldAndNotDispatched() {
		assertThat(receive(SignedMessage.of("{\"event_type\":\"SECURITY_ECHO.SUCCESS\"}")))
			.isEqualTo(Reception.NOT_ABOUT_COMPLAINTS);
		assertThat(this.told).containsExactly(new Told(Reception.NOT_ABOUT_COMPLAINTS, null));
		assertThat(this.handled).hasValue(0);
	}

	@ParameterizedTest
	@EnumSource(Forgery.class)
	void forgedMessageIsToldWithItsReasonAndCostsOneLineOfLog(Forgery forgery, CapturedOutput output) {
		assertThat(receive(forgery.forge(notification()))).isEqualTo(Reception.UNTRUSTED);
		assertThat(this.told).singleElement().satisfies((told) -> {
			assertThat(told.reception()).isEqualTo(Reception.UNTRUSTED);
			assertThat(told.failure()).isInstanceOfSatisfying(SignatureVerificationException.class,
					(failure) -> assertThat(failure.getReason()).isEqualTo(forgery.reason()));
		});
		assertThat(output.getAll().lines()).singleElement().asString().contains("WARN").doesNotContain(PHONE);
		assertThat(this.handled).hasValue(0);
	}

	@Test
	void unreadableMessageCostsOneLineOfLogWithoutItsContents(CapturedOutput output) {
		assertThat(receive(SignedMessage.of("{\"payer_phone\":\"" + PHONE + "\","))).isEqualTo(Reception.UNREADABLE);
		assertThat(receive(Envelope.complete("EV-1").sealing("{\"payer_phone\":\"" + PHONE + "\"}").signed()))
			.isEqualTo(Reception.UNREADABLE);
		assertThat(receive(Envelope.complete("EV-1")
			.sealing("another-key-of-exactly-32-bytes.", "0123456789ab", "", PHONE)
			.signed())).isEqualTo(Reception.UNREADABLE);
		assertThat(this.told).extracting(Told::reception).containsOnly(Reception.UNREADABLE);
		assertThat(this.told).<Class<?>>extracting((told) -> told.failure().getClass())
			.containsExactly(InvalidNotificationException.class, InvalidNotificationException.class,
					DecryptionException.class);
		assertThat(output.getAll().lines()).hasSize(3);
		assertThat(output).doesNotContain(PHONE).doesNotContain(PlatformSigner.API_V3_KEY);
	}

	@Test
	void failureOfAHandlerIsLoggedWithItsCauseButWithoutTheNotification(CapturedOutput output) {
		this.handler = (notification) -> Mono.error(new IllegalStateException("no database"));
		assertThat(receive(notification())).isEqualTo(Reception.HANDLER_FAILED);
		assertThat(this.told).extracting(Told::reception).containsExactly(Reception.HANDLER_FAILED);
		assertThat(output).contains("ERROR")
			.contains("EV-1")
			.contains("Caused by: java.lang.IllegalStateException: no database")
			.doesNotContain(PHONE);
	}

	@Test
	void handlerThatTakesTooLongIsToldAndGoesOn(CapturedOutput output) {
		this.timeout = Duration.ofMillis(400);
		Sinks.Empty<Void> work = Sinks.empty();
		this.handler = (notification) -> work.asMono().doOnSuccess((done) -> this.handled.incrementAndGet());
		NotificationReceiver receiver = receiver();
		assertThat(receive(receiver, notification())).isEqualTo(Reception.TIMED_OUT);
		assertThat(receive(receiver, notification())).isEqualTo(Reception.IN_PROGRESS);
		work.tryEmitEmpty();
		// that it was handled is noted on another thread
		Awaitility.await().until(() -> receive(receiver, notification()) == Reception.HANDLED_BEFORE);
		assertThat(this.handled).hasValue(1);
		assertThat(this.told).extracting(Told::reception)
			.startsWith(Reception.TIMED_OUT, Reception.IN_PROGRESS)
			.endsWith(Reception.HANDLED_BEFORE);
		assertThat(output.getAll().lines()).singleElement()
			.asString()
			.contains("400 ms")
			.contains("wechatpay.complaint.callback.handler-timeout");
	}

	@Test
	void keysThatCannotBeHadAreToldInOneLine(CapturedOutput output) {
		this.keys = (serialNumber) -> Mono
			.error(new PlatformKeysUnavailableException("The platform certificates could not be downloaded", null));
		NotificationReceiver receiver = receiver();
		assertThat(receive(receiver, notification())).isEqualTo(Reception.KEYS_UNAVAILABLE);
		assertThat(receive(receiver, notification())).isEqualTo(Reception.KEYS_UNAVAILABLE);
		assertThat(this.told).extracting(Told::reception)
			.containsExactly(Reception.KEYS_UNAVAILABLE, Reception.KEYS_UNAVAILABLE);
		assertThat(output.getAll().lines()).singleElement().asString().contains("could not be downloaded");
	}

	@Test
	void keysThatNeverComeAreUnavailableAndNoHandlerIsSaidToGoOn(CapturedOutput output) {
		this.timeout = Duration.ofMillis(50);
		this.keys = (serialNumber) -> Mono.never();
		assertThat(receive(notification())).isEqualTo(Reception.KEYS_UNAVAILABLE);
		assertThat(output).contains("platform keys").doesNotContain("the handler goes on");
	}

	@Test
	void storeThatDoesNotRespondIsUnavailableAndNoHandlerIsSaidToGoOn(CapturedOutput output) {
		this.timeout = Duration.ofMillis(50);
		RecordingStore silent = new RecordingStore();
		silent.failAt("claim", Mono::never);
		this.store = silent;
		assertThat(receive(notification())).isEqualTo(Reception.STORE_UNAVAILABLE);
		assertThat(output).doesNotContain("the handler goes on");
	}

	@Test
	void bodyThatDoesNotArriveInTimeIsIncomplete() {
		this.timeout = Duration.ofMillis(50);
		StepVerifier.create(receiver().receive(notification().httpHeaders(), Mono.never()))
			.expectNext(Reception.INCOMPLETE)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(this.told).extracting(Told::reception).containsExactly(Reception.INCOMPLETE);
	}

	@Test
	void clientThatBreaksOffCostsOneLine(CapturedOutput output) {
		StepVerifier
			.create(receiver().receive(notification().httpHeaders(), Mono.error(new IOException("Connection reset"))))
			.expectNext(Reception.INCOMPLETE)
			.expectComplete()
			.verify(PATIENCE);
		assertThat(output.getAll().lines()).singleElement().asString().contains("WARN", "Connection reset");
	}

	@Test
	void forgeriesCostOneLineAMinute(CapturedOutput output) {
		NotificationReceiver receiver = receiver();
		for (int i = 0; i < 100; i++) {
			assertThat(receive(receiver, Forgery.PROBE.forge(notification()))).isEqualTo(Reception.UNTRUSTED);
		}
		assertThat(output.getAll().lines()).hasSize(1);
	}

	@Test
	void everyMessageThatIsNotAboutComplaintsIsInTheLogButAtMostOneAMinute(CapturedOutput output) {
		NotificationReceiver receiver = receiver();
		for (int i = 0; i < 3; i++) {
			receive(receiver, SignedMessage.of("{\"event_type\":\"SECURITY_ECHO.SUCCESS\"}"));
		}
		assertThat(output.getAll().lines()).singleElement().asString().contains("INFO", "not about complaints");
	}

	@Test
	void failureOfAReceptionIsInItsObservation() {
		StoppedObservations stopped = new StoppedObservations();
		this.registry = TestObservationRegistry.create();
		this.registry.observationConfig().observationHandler(stopped);
		receive(Forgery.UNKNOWN_SERIAL.forge(notification()));
		assertThat(stopped.contexts()).singleElement().satisfies((context) -> {
			assertThat(context.getError()).isInstanceOf(SignatureVerificationException.class);
			assertThat(context.getLowCardinalityKeyValues()).contains(KeyValue.of("outcome", "untrusted"),
					KeyValue.of("reason", "unknown_serial"));
		});
	}

	@Test
	void storeThatCannotBeReachedIsTold(CapturedOutput output) {
		RecordingStore unreachable = new RecordingStore();
		unreachable.failAt("claim", () -> Mono.error(new IllegalStateException("no Redis")));
		this.store = unreachable;
		assertThat(receive(notification())).isEqualTo(Reception.STORE_UNAVAILABLE);
		assertThat(this.told).extracting(Told::reception).containsExactly(Reception.STORE_UNAVAILABLE);
		assertThat(this.handled).hasValue(0);
		assertThat(output).contains("EV-1").contains("no Redis");
	}

	@Test
	void messageThatIsTooLargeIsTold(CapturedOutput output) {
		expectTooLarge(receiver());
		assertThat(this.told).extracting(Told::reception).containsExactly(Reception.TOO_LARGE);
		assertThat(output.getAll().lines()).singleElement()
			.asString()
			.contains("wechatpay.complaint.callback.max-body-size");
	}

	@Test
	void listenerThatFailsSpoilsNeitherTheAnswerNorTheOthers(CapturedOutput output) {
		NotificationReceiver receiver = receiver((reception, failure) -> {
			throw new IllegalStateException("a full registry");
		}, (reception, failure) -> this.told.add(new Told(reception, failure)));
		assertThat(receive(receiver, notification())).isEqualTo(Reception.HANDLED);
		assertThat(receive(receiver, Forgery.PROBE.forge(notification()))).isEqualTo(Reception.UNTRUSTED);
		expectTooLarge(receiver);
		assertThat(this.told).extracting(Told::reception)
			.containsExactly(Reception.HANDLED, Reception.UNTRUSTED, Reception.TOO_LARGE);
		assertThat(output).contains("a full registry");
	}

	@Test
	void withoutAStoreEveryCopyIsHandled() {
		this.store = NotificationStore.none();
		NotificationReceiver receiver = receiver();
		assertThat(receive(receiver, notification())).isEqualTo(Reception.HANDLED);
		assertThat(receive(receiver, notification())).isEqualTo(Reception.HANDLED);
		assertThat(this.handled).hasValue(2);
	}

	private static SignedMessage notification() {
		return Envelope.complete("EV-1")
			.sealing("{\"complaint_id\":\"C-1\",\"action_type\":\"USER_RESPONSE\",\"payer_phone\":\"" + PHONE + "\"}")
			.signed();
	}

	private static void expectTooLarge(NotificationReceiver receiver) {
		StepVerifier
			.create(receiver.receive(notification().httpHeaders(),
					Mono.error(new DataBufferLimitException("too much"))))
			.expectNext(Reception.TOO_LARGE)
			.expectComplete()
			.verify(PATIENCE);
	}

	private Reception receive(SignedMessage message) {
		return receive(receiver(), message);
	}

	private static Reception receive(NotificationReceiver receiver, SignedMessage message) {
		Reception reception = receiver.receive(message.httpHeaders(), message.body()).block(PATIENCE);
		assertThat(reception).isNotNull();
		return reception;
	}

	private NotificationReceiver receiver() {
		return receiver((reception, failure) -> this.told.add(new Told(reception, failure)));
	}

	private NotificationReceiver receiver(ReceptionListener... listeners) {
		NotificationParser parser = new NotificationParser("1900012181",
				new SignatureVerifier(this.keys, CLOCK, Duration.ofMinutes(5)), ApiV3Key.of(PlatformSigner.API_V3_KEY));
		HandlingSupervisor supervisor = new HandlingSupervisor(Map.of("handler", this.handler),
				HandlingInterceptor.none(), Runnable::run, Duration.ofSeconds(5), Duration.ofMinutes(10), this.registry,
				null);
		return new NotificationReceiver(parser,
				new NotificationDispatcher(this.store, supervisor, Duration.ofSeconds(1)), this.timeout,
				List.of(listeners), this.registry, null);
	}

	private record Told(Reception reception, @Nullable Throwable failure) {

	}

}
