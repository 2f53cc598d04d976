package io.github.wechatpay.complaint.autoconfigure.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.wechatpay.complaint.callback.HandlingInterceptor;
import io.github.wechatpay.complaint.callback.HandlingSupervisor;
import io.github.wechatpay.complaint.callback.Reception;
import io.github.wechatpay.complaint.callback.ReceptionListener;
import io.github.wechatpay.complaint.merchant.MerchantClients;
import io.github.wechatpay.complaint.merchant.MerchantNames;
import io.github.wechatpay.complaint.platform.VerificationListener;
import io.github.wechatpay.complaint.client.PlatformTrust;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException.Reason;
import io.github.wechatpay.complaint.testing.Merchant;
import io.github.wechatpay.complaint.testing.MutableClock;
import io.github.wechatpay.complaint.testing.TestKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WechatPayMetricsAutoConfiguration}.
 */
class WechatPayMetricsAutoConfigurationTests {

	private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

	private final MutableClock clock = new MutableClock(NOW);

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WechatPayMetricsAutoConfiguration.class));

	private final ApplicationContextRunner withRegistry = this.contextRunner
		.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class))
		.withBean("wechatPayClock", Clock.class, () -> this.clock)
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new);

	@Test
	void nothingIsCountedWithoutARegistry() {
		this.contextRunner.run(
				(context) -> assertThat(context).hasNotFailed().doesNotHaveBean(NotificationVerificationMetrics.class));
	}

	@Test
	void nothingIsCountedWithoutMicrometer() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ReceptionListener.class));
	}

	@Test
	void nothingIsCountedWhenSwitchedOff() {
		this.withRegistry.withPropertyValues("wechatpay.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ReceptionListener.class)
				.doesNotHaveBean(VerificationListener.class)
				.doesNotHaveBean(PlatformKeyMetrics.class));
	}

	@ParameterizedTest
	@EnumSource
	void everyReasonOfARejectedNotificationIsCountedFromZero(Reason reason) {
		this.withRegistry.run((context) -> {
			assertThat(failures(context.getBean(MeterRegistry.class), "notification", reason)).isZero();
			context.getBean(ReceptionListener.class).received(Reception.UNTRUSTED, rejected(reason));
			assertThat(failures(context.getBean(MeterRegistry.class), "notification", reason)).isOne();
			assertThat(failures(context.getBean(MeterRegistry.class), "response", reason)).isZero();
		});
	}

	@ParameterizedTest
	@EnumSource
	void everyReasonOfARejectedAnswerIsCountedFromZero(Reason reason) {
		this.withRegistry.run((context) -> {
			assertThat(failures(context.getBean(MeterRegistry.class), "response", reason)).isZero();
			context.getBean(VerificationListener.class).verified();
			context.getBean(VerificationListener.class).rejected(rejected(reason));
			assertThat(failures(context.getBean(MeterRegistry.class), "response", reason)).isOne();
			assertThat(failures(context.getBean(MeterRegistry.class), "notification", reason)).isZero();
		});
	}

	@Test
	void handlingsThatAreActiveAreMeasured() {
		HandlingSupervisor supervisor = new HandlingSupervisor(Map.of(), HandlingInterceptor.none(), Runnable::run,
				Duration.ofSeconds(1), Duration.ofSeconds(1), ObservationRegistry.NOOP, null);
		this.withRegistry.withBean(HandlingSupervisor.class, () -> supervisor)
			.run((context) -> assertThat(
					context.getBean(MeterRegistry.class).get("wechatpay.complaint.handling.active").gauge().value())
				.isZero());
	}

	@Test
	void expiryIsThatOfTheLastCertificate() {
		WechatPayClient client = client(key("0A", NOW.plusSeconds(60)), key("0B", NOW.plusSeconds(600)),
				key("PUB_KEY_ID_01", null));
		this.withRegistry.withBean(MerchantClients.class, () -> new MerchantClients(Map.of("default", client)))
			.run((context) -> {
				assertThat(expiry(context.getBean(MeterRegistry.class))).isEqualTo(600);
				this.clock.advance(Duration.ofSeconds(601));
				assertThat(expiry(context.getBean(MeterRegistry.class))).isEqualTo(-1);
			});
	}

	@Test
	void expiryIsNoNumberWhenNoCertificateIsAtHand() {
		WechatPayClient client = client(key("PUB_KEY_ID_01", null));
		this.withRegistry.withBean(MerchantClients.class, () -> new MerchantClients(Map.of("default", client)))
			.run((context) -> assertThat(expiry(context.getBean(MeterRegistry.class))).isNaN());
	}

	@Test
	void severalMerchantsAreToldApart() {
		WechatPayClient client = client(key("0A", NOW.plusSeconds(60)));
		WechatPayClient other = client(key("0B", NOW.plusSeconds(600)));
		this.withRegistry
			.withBean(MerchantClients.class, () -> new MerchantClients(Map.of("default", client, "hk", other)))
			.withBean(MerchantNames.class, () -> new MerchantNames(List.of("default", "hk")))
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				assertThat(registry.get("wechatpay.platform.certificates.expiry")
					.tag("merchant", "hk")
					.timeGauge()
					.value(TimeUnit.SECONDS)).isEqualTo(600);
				context.getBean(VerificationListener.class)
					.forMerchant("hk")
					.rejected(rejected(Reason.SIGNATURE_MISMATCH));
				assertThat(registry.get("wechatpay.verification.failures")
					.tags("merchant", "hk", "message", "response", "reason", "signature_mismatch")
					.counter()
					.count()).isOne();
				assertThat(registry.get("wechatpay.verification.failures").counters())
					.allSatisfy((counter) -> assertThat(counter.getId().getTag("merchant")).isEqualTo("hk"));
			});
	}

	private WechatPayClient client(PlatformKey... keys) {
		return WechatPayClient.builder()
			.merchant(Merchant.credentials())
			.platform(PlatformTrust.configured(keys))
			.clock(this.clock)
			.build();
	}

	private static PlatformKey key(String serialNumber, @Nullable Instant expiresAt) {
		return new PlatformKey(SerialNumber.of(serialNumber), TestKeys.MERCHANT.getPublic(), expiresAt);
	}

	private static SignatureVerificationException rejected(Reason reason) {
		return new SignatureVerificationException(reason, "rejected", false);
	}

	private static double failures(MeterRegistry registry, String message, Reason reason) {
		return registry.get("wechatpay.verification.failures")
			.tags("message", message, "reason", reason.toString().toLowerCase(Locale.ROOT))
			.counter()
			.count();
	}

	private static double expiry(MeterRegistry registry) {
		return registry.get("wechatpay.platform.certificates.expiry").timeGauge().value(TimeUnit.SECONDS);
	}

}
