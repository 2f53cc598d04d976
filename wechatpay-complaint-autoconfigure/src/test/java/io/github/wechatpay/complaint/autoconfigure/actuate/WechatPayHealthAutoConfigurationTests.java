package io.github.wechatpay.complaint.autoconfigure.actuate;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.testing.Contexts;
import io.github.wechatpay.complaint.testing.MutableClock;
import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.RecordingProxy;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/**
 * Tests for {@link WechatPayHealthAutoConfiguration}.
 */
class WechatPayHealthAutoConfigurationTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final String URL = "https://pay.example.com/n";

	private static final MutableClock clock = new MutableClock();

	@AutoClose
	private static final WechatPayEmulator emulator = WechatPayEmulator.builder().clock(clock).start();

	@AutoClose
	private final RecordingProxy proxy = new RecordingProxy(0, emulator.baseUri());

	private final ApplicationContextRunner contextRunner = contextRunner(this.proxy.uri());

	@BeforeEach
	void reset() {
		clock.advance(Duration.between(clock.instant(), PlatformSigner.NOW));
		emulator.reset();
	}

	@Test
	void applicationIsHealthyBeforeAnythingIsKnownAndNobodyIsCalled() {
		this.contextRunner.run((context) -> {
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails())
				.isEqualTo(Map.of("platformKeys", "none yet", "lastVerifiedResponse", "none yet"));
			assertThat(this.proxy.connections()).isZero();
		});
	}

	@Test
	void applicationIsHealthyWhenThePlatformIsAway() {
		contextRunner(URI.create("http://localhost:9")).run((context) -> {
			context.getBean(ComplaintNotificationService.class).query().onErrorComplete().block(SOON);
			assertThat(health(context).getStatus()).isEqualTo(Status.UP);
		});
	}

	@Test
	void keysAndTheLastAnswerAreShown() {
		this.contextRunner.run((context) -> {
			context.getBean(ComplaintNotificationService.class).create(URL).block(SOON);
			int connections = this.proxy.connections();
			Health health = health(context);
			assertThat(health.getStatus()).isEqualTo(Status.UP);
			assertThat(health.getDetails()).containsEntry("lastVerifiedResponse", clock.instant().toString())
				.doesNotContainKey("registration");
			assertThat(health.getDetails().get("platformKeys")).asInstanceOf(LIST)
				.singleElement()
				.asInstanceOf(MAP)
				.containsOnlyKeys("serialNumber", "expiresAt", "expired")
				.containsEntry("expired", false);
			assertThat(this.proxy.connections()).isEqualTo(connections);
		});
	}

	@Test
	void applicationIsOutOfServiceWhenEveryKeyHasExpired() {
		this.contextRunner.run((context) -> {
			context.getBean(ComplaintNotificationService.class).create(URL).block(SOON);
			clock.advance(Duration.ofDays(365 * 20));
			assertThat(health(context).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
			assertThat(health(context).getDetails().get("platformKeys")).asInstanceOf(LIST)
				.singleElement()
				.asInstanceOf(MAP)
				.containsEntry("expired", true);
		});
	}

	@Test
	void registrationIsShown() {
		this.contextRunner
			.withPropertyValues("wechatpay.complaint.notification-url=" + URL,
					"wechatpay.complaint.register-on-startup=true")
			.run((context) -> assertThat(health(context).getDetails().get("registration"))
				.isEqualTo(Map.of("url", URL, "status", "NOT_STARTED", "since", clock.instant().toString())));
	}

	@Test
	void registrationIsNotShownIfNothingIsToBeRegistered() {
		this.contextRunner.withPropertyValues("wechatpay.complaint.notification-url=" + URL)
			.run((context) -> assertThat(health(context).getDetails()).doesNotContainKey("registration"));
	}

	@Test
	void detailsHoldNothingSecret() {
		this.contextRunner.withPropertyValues("wechatpay.complaint.notification-url=" + URL).run((context) -> {
			context.getBean(ComplaintNotificationService.class).create(URL).block(SOON);
			assertThat(health(context).toString()).doesNotContain(emulator.merchant().apiV3Key())
				.doesNotContain("PRIVATE KEY");
		});
	}

	@Test
	void thereIsNoIndicatorWhenItIsSwitchedOff() {
		for (String property : List.of("management.health.wechatpay.enabled=false",
				"management.health.defaults.enabled=false", "wechatpay.enabled=false")) {
			this.contextRunner.withPropertyValues(property)
				.run((context) -> assertThat(context).hasNotFailed()
					.doesNotHaveBean(HealthIndicator.class)
					.doesNotHaveBean(LastVerifiedResponse.class));
		}
	}

	@Test
	void thereIsNoIndicatorWithoutHealth() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LastVerifiedResponse.class));
	}

	@Test
	void indicatorOfTheApplicationTakesThePlaceOfOurs() {
		HealthIndicator own = () -> Health.up().build();
		this.contextRunner.withBean("wechatPayHealthIndicator", HealthIndicator.class, () -> own)
			.run((context) -> assertThat(context).getBean(HealthIndicator.class).isSameAs(own));
	}

	private ApplicationContextRunner contextRunner(URI baseUri) {
		return Contexts.of(emulator.merchant(), baseUri, clock)
			.withConfiguration(AutoConfigurations.of(WechatPayHealthAutoConfiguration.class))
			.withPropertyValues("wechatpay.api-v3-key=" + emulator.merchant().apiV3Key());
	}

	private static Health health(ApplicationContext context) {
		return context.getBean(HealthIndicator.class).health();
	}

}
