package io.github.wechatpay.complaint.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.client.WechatPayWebClientCustomizer;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.testing.ConfiguredMerchant;
import io.github.wechatpay.complaint.testing.Contexts;
import io.github.wechatpay.complaint.testing.Merchant;
import io.github.wechatpay.complaint.testing.PlatformServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application has of its own neither changes the client nor is changed by it.
 */
class ApplicationsOwnBeansTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	@AutoClose
	private final PlatformServer server = new PlatformServer();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(Contexts.autoConfigurations())
		.withPropertyValues(ConfiguredMerchant.withPublicKey().toArray())
		.withPropertyValues("wechatpay.base-uri=" + this.server.uri(), "wechatpay.client.retry.max-attempts=1");

	@Test
	void noCircularReferencesAreNeeded() {
		this.contextRunner.withAllowCircularReferences(false).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void clockOfTheApplicationIsNotTheClockOfSignatures() {
		Clock business = Clock.fixed(Instant.parse("1999-12-31T00:00:00Z"), ZoneOffset.UTC);
		this.contextRunner.withBean("businessClock", Clock.class, () -> business).run((context) -> {
			this.server.answer(PlatformServer.refusal(400, "PARAM_ERROR"));
			query(context.getBean(ComplaintNotificationService.class), WechatPayApiException.class);
			String timestamp = Merchant.parse(this.server.onlyRequest()).get("timestamp");
			assertThat(Instant.ofEpochSecond(Long.parseLong(timestamp))).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
		});
	}

	@Test
	void clockOfItsNameIsTheClockOfSignatures() {
		Clock clock = Clock.fixed(Instant.parse("1999-12-31T00:00:00Z"), ZoneOffset.UTC);
		this.contextRunner.withBean("wechatPayClock", Clock.class, () -> clock).run((context) -> {
			this.server.answer(PlatformServer.ok("{}"));
			StepVerifier.create(context.getBean(ComplaintNotificationService.class).query())
				.expectErrorSatisfies(
						(failure) -> assertThat(failure).isInstanceOfSatisfying(SignatureVerificationException.class,
								(rejected) -> assertThat(rejected.getReason())
									.isEqualTo(SignatureVerificationException.Reason.STALE_TIMESTAMP)))
				.verify(TIMEOUT);
			String timestamp = Merchant.parse(this.server.onlyRequest()).get("timestamp");
			assertThat(timestamp).isEqualTo("946598400");
		});
	}

	@Test
	void clientDoesNotStandInForTheOneOfTheApplication() {
		this.contextRunner.withUserConfiguration(OwnWebClientConfiguration.class).run((context) -> {
			assertThat(context).hasBean("ownWebClient").hasBean("wechatPayWebClient");
			assertThat(context.getBeanProvider(WebClient.class).getIfUnique())
				.isSameAs(context.getBean("ownWebClient"));
		});
	}

	@Test
	void clientIsNotInjectedByTypeAlone() {
		this.contextRunner.withBean(Consumer.class)
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(NoSuchBeanDefinitionException.class));
	}

	@Test
	void customizerThatFailsStopsTheStart() {
		this.contextRunner.withBean(WechatPayWebClientCustomizer.class, () -> (builder) -> {
			throw new IllegalStateException("customizer");
		}).run((context) -> assertThat(context).getFailure().hasRootCauseMessage("customizer"));
	}

	@Test
	void twoConnectorBuildersAreNotIgnoredSilently() {
		this.contextRunner.withBean("first", ClientHttpConnectorBuilder.class, ClientHttpConnectorBuilder::jdk)
			.withBean("second", ClientHttpConnectorBuilder.class, ClientHttpConnectorBuilder::reactor)
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("first,second"));
	}

	@Test
	void connectorThatRepeatsByItselfIsKeptFromIt() {
		this.server.answer(PlatformServer.refusal(503, "SERVICE_UNAVAILABLE"));
		this.contextRunner.withBean(ClientHttpConnectorBuilder.class, ClientHttpConnectorBuilder::httpComponents)
			.run((context) -> {
				query(context.getBean(ComplaintNotificationService.class), WechatPayApiException.class);
				assertThat(this.server.requests()).hasSize(1);
			});
	}

	private static void query(ComplaintNotificationService service, Class<? extends Throwable> failure) {
		StepVerifier.create(service.query())
			.expectErrorSatisfies((actual) -> assertThat(actual).isInstanceOf(failure))
			.verify(TIMEOUT);
	}

	record Consumer(WebClient webClient) {
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnWebClientConfiguration {

		@Bean
		@ConditionalOnMissingBean
		WebClient ownWebClient() {
			return WebClient.create("https://example.com");
		}

	}

}
