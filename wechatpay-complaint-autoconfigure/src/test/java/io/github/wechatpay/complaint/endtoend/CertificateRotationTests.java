package io.github.wechatpay.complaint.endtoend;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.wechatpay.complaint.emulator.EmulatedMerchant;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.testing.Contexts;
import io.github.wechatpay.complaint.testing.RecordingProxy;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The platform exchanges its certificate while calls go on.
 */
class CertificateRotationTests {

	private static final Duration SOON = Duration.ofSeconds(30);

	private static final int CALLERS = 4;

	@AutoClose
	private final WechatPayEmulator emulator = WechatPayEmulator.start();

	@AutoClose
	private final RecordingProxy proxy = new RecordingProxy(0, this.emulator.baseUri());

	private final EmulatedMerchant merchant = this.emulator.merchant();

	private final ApplicationContextRunner contextRunner = Contexts.of(this.merchant, this.proxy.uri())
		.withPropertyValues("wechatpay.api-v3-key=" + this.merchant.apiV3Key());

	@Test
	void noCallFailsDuringARotation() {
		this.contextRunner.run((context) -> {
			ComplaintNotificationService service = context.getBean(ComplaintNotificationService.class);
			create(service);
			AtomicBoolean rotated = new AtomicBoolean();
			AtomicInteger before = new AtomicInteger();
			AtomicInteger after = new AtomicInteger();
			Mono<String> rotation = Mono.fromCallable(this.emulator::rotateCertificate)
				.delaySubscription(Duration.ofMillis(300), Schedulers.boundedElastic())
				.doOnNext((serialNumber) -> rotated.set(true));
			Flux<Integer> calls = Flux.range(0, CALLERS)
				.flatMap((caller) -> service.query()
					.map((url) -> (rotated.get() ? after : before).incrementAndGet())
					.repeat())
				.takeUntilOther(rotation.delayElement(Duration.ofMillis(300)));
			StepVerifier.create(calls.then()).expectComplete().verify(SOON);
			assertThat(before).hasPositiveValue();
			assertThat(after).hasPositiveValue();
			assertThat(this.proxy.downloads()).isEqualTo(2);
		});
	}

	@Test
	void rotationIsNoticedInTheBackgroundBeforeAnythingIsSignedWithTheNewCertificate() {
		this.contextRunner.withPropertyValues("wechatpay.platform.refresh-interval=200ms").run((context) -> {
			create(context.getBean(ComplaintNotificationService.class));
			String serialNumber = this.emulator.rotateCertificate();
			long downloads = this.proxy.downloads();
			await().atMost(SOON).until(() -> this.proxy.downloads() >= downloads + 2);
			long before = this.proxy.downloads();
			Mono<PlatformKey> key = context.getBean(WechatPayClient.class)
				.platformKeys()
				.find(SerialNumber.of(serialNumber));
			StepVerifier.create(key).expectNextCount(1).expectComplete().verify(SOON);
			assertThat(this.proxy.downloads()).isBetween(before, before + 1);
		});
	}

	private static void create(ComplaintNotificationService service) {
		StepVerifier.create(service.create("https://shop.example/wechatpay"))
			.expectNextCount(1)
			.expectComplete()
			.verify(SOON);
	}

}
