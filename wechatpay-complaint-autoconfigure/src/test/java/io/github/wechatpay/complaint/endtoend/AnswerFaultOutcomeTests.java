package io.github.wechatpay.complaint.endtoend;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.client.WechatPayResponseException;
import io.github.wechatpay.complaint.client.WechatPayTransportException;
import io.github.wechatpay.complaint.emulator.EmulatedMerchant;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.fault.FaultType;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.platform.PlatformKeysUnavailableException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException.Reason;
import io.github.wechatpay.complaint.testing.Contexts;
import io.github.wechatpay.complaint.testing.MutableClock;
import io.github.wechatpay.complaint.testing.Secrecy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a call when the emulator spoils its answer, or that of the download
 * that the call needs.
 */
class AnswerFaultOutcomeTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final String URL = "https://shop.example/wechatpay";

	private static final MutableClock CLOCK = new MutableClock();

	private static WechatPayEmulator emulator;

	private final EmulatedMerchant merchant = emulator.merchant();

	private final ApplicationContextRunner contextRunner = Contexts.of(this.merchant, emulator.baseUri(), CLOCK)
		.withPropertyValues("wechatpay.api-v3-key=" + this.merchant.apiV3Key());

	@BeforeAll
	static void start() {
		emulator = WechatPayEmulator.builder().clock(CLOCK).start();
	}

	@AfterAll
	static void stop() {
		emulator.close();
	}

	@BeforeEach
	void reset() {
		emulator.reset();
	}

	static Stream<Outcome> outcomes() {
		return Stream.of(new Outcome(Fault.status(500), WechatPayApiException.class),
				new Outcome(Fault.status(503).retryAfter("1"), WechatPayApiException.class),
				new Outcome(Fault.status(429), WechatPayApiException.class),
				new Outcome(Fault.status(401), WechatPayApiException.class),
				new Outcome(Fault.status(403), WechatPayApiException.class),
				new Outcome(Fault.of(FaultType.HTML), WechatPayApiException.class),
				new Outcome(Fault.of(FaultType.HTML).withStatus(200), Reason.MISSING_HEADER),
				new Outcome(Fault.of(FaultType.RESET), WechatPayTransportException.class),
				new Outcome(Fault.of(FaultType.TRUNCATE), WechatPayTransportException.class),
				new Outcome(Fault.delay(Duration.ofSeconds(3)), WechatPayTransportException.class),
				new Outcome(Fault.of(FaultType.MISSING_SIGNATURE), Reason.MISSING_HEADER),
				new Outcome(Fault.of(FaultType.WRONG_SIGNATURE), Reason.SIGNATURE_MISMATCH),
				new Outcome(Fault.of(FaultType.MALFORMED_SIGNATURE), Reason.MALFORMED_SIGNATURE),
				new Outcome(Fault.of(FaultType.PROBE), Reason.MALFORMED_SIGNATURE),
				new Outcome(Fault.of(FaultType.STALE_TIMESTAMP), Reason.STALE_TIMESTAMP),
				new Outcome(Fault.of(FaultType.UNKNOWN_SERIAL), Reason.UNKNOWN_SERIAL),
				new Outcome(Fault.of(FaultType.OVERSIZED_BODY), WechatPayResponseException.class),
				new Outcome(Fault.of(FaultType.CHARSET), WechatPayResponseException.class),
				new Outcome(Fault.of(FaultType.CHARSET).charset(StandardCharsets.UTF_16LE),
						WechatPayResponseException.class));
	}

	@Test
	void everyFaultOfAnAnswerHasAnOutcome() {
		Set<FaultType> tested = outcomes().map((outcome) -> outcome.fault().type()).collect(Collectors.toSet());
		Set<FaultType> others = EnumSet.of(FaultType.NONE, FaultType.DUPLICATE, FaultType.BARE_ENVELOPE);
		others.addAll(EnumSet.range(FaultType.NO_CONTENT_TYPE, FaultType.IMAGE_EXPIRED));
		assertThat(tested).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(others)));
	}

	@ParameterizedTest
	@MethodSource("outcomes")
	void callEndsWithTheDocumentedException(Outcome outcome) {
		contextRunner(outcome).run((context) -> {
			ComplaintNotificationService service = context.getBean(ComplaintNotificationService.class);
			assertCompletes(service.create(URL));
			emulator.inject(outcome.fault().onPath("/complaint-notifications"));
			StepVerifier.create(service.query()).expectErrorSatisfies((ex) -> {
				assertNoSecretIn(ex);
				outcome.check(ex);
			}).verify(SOON);
			assertCompletes(service.query());
		});
	}

	@ParameterizedTest
	@MethodSource("outcomes")
	void spoiltDownloadMakesTheKeysUnavailableUntilTheNextOne(Outcome outcome) {
		contextRunner(outcome).run((context) -> {
			ComplaintNotificationService service = context.getBean(ComplaintNotificationService.class);
			emulator.inject(outcome.fault().onPath("/certificates"));
			StepVerifier.create(service.create(URL)).expectErrorSatisfies((ex) -> {
				assertNoSecretIn(ex);
				assertThat(ex).isExactlyInstanceOf(PlatformKeysUnavailableException.class)
					.hasMessageContaining("platform certificates could not be downloaded");
			}).verify(SOON);
			CLOCK.advance(Duration.ofSeconds(1));
			assertCompletes(service.query());
		});
	}

	@Test
	void probeIsRecognised() {
		this.contextRunner.run((context) -> {
			ComplaintNotificationService service = context.getBean(ComplaintNotificationService.class);
			assertCompletes(service.create(URL));
			emulator.inject(Fault.of(FaultType.PROBE));
			StepVerifier.create(service.query())
				.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(
						SignatureVerificationException.class, (rejection) -> assertThat(rejection.isProbe()).isTrue()))
				.verify(SOON);
		});
	}

	/**
	 * Have only those calls time out soon that are to time out.
	 */
	private ApplicationContextRunner contextRunner(Outcome outcome) {
		return (outcome.fault().type() != FaultType.DELAY) ? this.contextRunner
				: this.contextRunner.withPropertyValues("wechatpay.client.response-timeout=1s");
	}

	private static void assertCompletes(Mono<?> call) {
		StepVerifier.create(call).expectNextCount(1).expectComplete().verify(SOON);
	}

	private void assertNoSecretIn(Throwable failure) {
		Secrecy.check(failure, List.of(this.merchant.apiV3Key(), this.merchant.privateKey()));
	}

	/**
	 * How a call ends.
	 */
	record Outcome(Fault fault, Class<? extends Throwable> exception, Reason reason) {

		Outcome(Fault fault, Class<? extends Throwable> exception) {
			this(fault, exception, null);
		}

		Outcome(Fault fault, Reason reason) {
			this(fault, SignatureVerificationException.class, reason);
		}

		void check(Throwable failure) {
			assertThat(failure).isExactlyInstanceOf(this.exception);
			if (failure instanceof SignatureVerificationException rejection) {
				assertThat(rejection.getReason()).isEqualTo(this.reason);
			}
		}

		@Override
		public String toString() {
			return this.fault.type() + " " + this.fault.status() + " -> " + this.exception.getSimpleName()
					+ ((this.reason != null) ? " " + this.reason : "");
		}

	}

}
