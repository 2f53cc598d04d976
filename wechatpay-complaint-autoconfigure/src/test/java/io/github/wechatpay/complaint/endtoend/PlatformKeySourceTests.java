package io.github.wechatpay.complaint.endtoend;

import java.time.Duration;

import io.github.wechatpay.complaint.emulator.EmulatedMerchant;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.NotificationUrl;
import io.github.wechatpay.complaint.platform.PlatformKeysUnavailableException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException.Reason;
import io.github.wechatpay.complaint.testing.Contexts;
import io.github.wechatpay.complaint.testing.RecordingProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every way to come by WeChat Pay's keys, against the emulator.
 */
class PlatformKeySourceTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final String URL = "https://shop.example/wechatpay";

	private static WechatPayEmulator emulator;

	@AutoClose
	private final RecordingProxy proxy = new RecordingProxy(0, emulator.baseUri());

	private final EmulatedMerchant merchant = emulator.merchant();

	private final ApplicationContextRunner contextRunner = Contexts.of(this.merchant, this.proxy.uri());

	@BeforeAll
	static void start() {
		emulator = WechatPayEmulator.start();
	}

	@AfterAll
	static void stop() {
		emulator.close();
	}

	@BeforeEach
	void reset() {
		emulator.reset();
	}

	@Test
	void apiV3KeyAloneIsEnough() {
		this.contextRunner.withPropertyValues("wechatpay.api-v3-key=" + this.merchant.apiV3Key()).run((context) -> {
			ComplaintNotificationService service = context.getBean(ComplaintNotificationService.class);
			NotificationUrl registered = new NotificationUrl(this.merchant.merchantId(), URL);
			assertEmits(service.create(URL), registered);
			assertEmits(service.query(), registered);
			assertEmits(service.update(URL + "/2"), new NotificationUrl(this.merchant.merchantId(), URL + "/2"));
			assertEmits(service.register(URL), registered);
			StepVerifier.create(service.delete()).expectComplete().verify(SOON);
			StepVerifier.create(service.query()).expectComplete().verify(SOON);
			assertThat(this.proxy.downloads()).isOne();
		});
	}

	@Test
	void publicKeyIsAskedForAndVerifiesWithoutADownload() {
		this.contextRunner.withPropertyValues(publicKey()).run((context) -> {
			assertCreates(context);
			assertThat(this.proxy.sent()).contains("\r\nWechatpay-Serial: " + this.merchant.publicKeyId() + "\r\n");
			assertThat(this.proxy.downloads()).isZero();
		});
	}

	@Test
	void publicKeyTurnsDownloadingOffUnlessSaidOtherwise() {
		this.contextRunner.withPropertyValues(publicKey())
			.withPropertyValues("wechatpay.api-v3-key=" + this.merchant.apiV3Key())
			.run((context) -> {
				assertCreates(context);
				assertRejected(signedWithCertificate(context), Reason.UNKNOWN_SERIAL);
				assertThat(this.proxy.downloads()).isZero();
			});
	}

	@Test
	void downloadedCertificatesAndPublicKeyServeAtOnce() {
		this.contextRunner.withPropertyValues(publicKey())
			.withPropertyValues("wechatpay.api-v3-key=" + this.merchant.apiV3Key(), "wechatpay.platform.download=true")
			.run((context) -> {
				assertCreates(context);
				assertThat(this.proxy.downloads()).isZero();
				assertCompletes(signedWithCertificate(context));
				assertThat(this.proxy.downloads()).isOne();
				assertCreates(context);
			});
	}

	@Test
	void configuredCertificateAndPublicKeyServeAtOnce() {
		this.contextRunner.withPropertyValues(publicKey())
			.withPropertyValues("wechatpay.platform.certificates[0]=" + this.merchant.platformCertificate())
			.run((context) -> {
				assertCreates(context);
				assertCompletes(signedWithCertificate(context));
				assertThat(this.proxy.downloads()).isZero();
			});
	}

	@Test
	void configuredCertificateIsJoinedByDownloadedOnes() {
		this.contextRunner
			.withPropertyValues("wechatpay.api-v3-key=" + this.merchant.apiV3Key(),
					"wechatpay.platform.certificates[0]=" + this.merchant.platformCertificate())
			.run((context) -> {
				assertCreates(context);
				assertThat(this.proxy.downloads()).isZero();
				emulator.rotateCertificate();
				assertCreates(context);
				assertThat(this.proxy.downloads()).isOne();
			});
	}

	@Test
	void downloadingCanBeTurnedOff() {
		this.contextRunner
			.withPropertyValues("wechatpay.api-v3-key=" + this.merchant.apiV3Key(),
					"wechatpay.platform.certificates[0]=" + this.merchant.platformCertificate(),
					"wechatpay.platform.download=false")
			.run((context) -> {
				emulator.rotateCertificate();
				ComplaintNotificationService service = context.getBean(ComplaintNotificationService.class);
				assertRejected(service.create(URL), Reason.UNKNOWN_SERIAL);
				assertThat(this.proxy.downloads()).isZero();
			});
	}

	@Test
	void mainlandListIsDownloaded() {
		EmulatedMerchant mainland = emulator.openAccount(MerchantRegion.MAINLAND).merchant();
		Contexts.of(mainland, this.proxy.uri())
			.withPropertyValues("wechatpay.api-v3-key=" + mainland.apiV3Key(), "wechatpay.region=mainland")
			.run((context) -> {
				assertCreates(context);
				assertThat(this.proxy.requests("GET /v3/certificates")).isOne();
				assertThat(this.proxy.downloads()).isZero();
			});
	}

	@Test
	void wrongApiV3KeyIsNamed() {
		this.contextRunner.withPropertyValues("wechatpay.api-v3-key=another-api-v3-key-of-32-letters")
			.run((context) -> StepVerifier.create(context.getBean(ComplaintNotificationService.class).create(URL))
				.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(PlatformKeysUnavailableException.class)
					.hasMessageContaining("wechatpay.api-v3-key")
					.hasMessageNotContaining("another-api-v3"))
				.verify(SOON));
	}

	@Test
	void merchantWithoutCertificatesIsToldToConfigureThePublicKey() {
		try (WechatPayEmulator withoutCertificates = WechatPayEmulator.builder().platformCertificates(false).start()) {
			EmulatedMerchant other = withoutCertificates.merchant();
			Contexts.of(other, withoutCertificates.baseUri())
				.withPropertyValues("wechatpay.api-v3-key=" + other.apiV3Key())
				.run((context) -> StepVerifier.create(context.getBean(ComplaintNotificationService.class).create(URL))
					.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(SignatureVerificationException.class)
						.hasMessageContaining("wechatpay.platform.public-key-id")
						.hasMessageContaining(other.publicKeyId()))
					.verify(SOON));
		}
	}

	private String[] publicKey() {
		return new String[] { "wechatpay.platform.public-key-id=" + this.merchant.publicKeyId(),
				"wechatpay.platform.public-key=" + this.merchant.publicKey() };
	}

	private static void assertCreates(ApplicationContext context) {
		ComplaintNotificationService service = context.getBean(ComplaintNotificationService.class);
		StepVerifier.create(service.register(URL)).expectNextCount(1).expectComplete().verify(SOON);
		StepVerifier.create(service.query()).expectNextCount(1).expectComplete().verify(SOON);
	}

	private static Mono<String> signedWithCertificate(ApplicationContext context) {
		return context.getBean("wechatPayWebClient", WebClient.class)
			.get()
			.uri("/v3/global/merchant-service/complaint-notifications")
			.header("Wechatpay-Serial", "0")
			.retrieve()
			.bodyToMono(String.class);
	}

	private static void assertCompletes(Mono<String> call) {
		StepVerifier.create(call).expectNextCount(1).expectComplete().verify(SOON);
	}

	private static <T> void assertEmits(Mono<T> call, T expected) {
		StepVerifier.create(call).expectNext(expected).expectComplete().verify(SOON);
	}

	private static void assertRejected(Mono<?> call, Reason reason) {
		StepVerifier.create(call)
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(SignatureVerificationException.class,
					(rejection) -> assertThat(rejection.getReason()).isEqualTo(reason)))
			.verify(SOON);
	}

}
