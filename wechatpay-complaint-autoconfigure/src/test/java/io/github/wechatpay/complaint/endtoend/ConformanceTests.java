package io.github.wechatpay.complaint.endtoend;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.client.WechatPayTransportException;
import io.github.wechatpay.complaint.testing.Contexts;
import io.github.wechatpay.complaint.testing.Merchant;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.Secrecy;
import io.github.wechatpay.complaint.testing.TestKeys;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pitfalls of other clients that the tests of the single parts do not show, because they
 * are those of the application as it is configured.
 */
@ExtendWith(OutputCaptureExtension.class)
class ConformanceTests {

	private static final String PATH = "/v3/global/merchant-service/complaint-notifications";

	private static final String BODY = "{\"mchid\":\"1900012181\",\"url\":\"https://shop.example/wechatpay\"}";

	private static final List<String> SECRETS = List.of(PlatformSigner.API_V3_KEY, TestKeys.merchantPem());

	@AutoClose
	private final PlatformServer platform = new PlatformServer().answer(PlatformServer.ok(BODY));

	private final ApplicationContextRunner contextRunner = Contexts.of(this.platform, PlatformSigner.CLOCK);

	@Test
	void redirectIsNotFollowed() {
		try (PlatformServer other = new PlatformServer()) {
			this.platform.answer(new MockResponse.Builder().code(302).setHeader("Location", other.uri() + PATH));
			this.contextRunner.run((context) -> StepVerifier.create(get(context))
				.expectError(WechatPayApiException.class)
				.verify(Duration.ofSeconds(20)));
			assertThat(other.requests()).isEmpty();
		}
	}

	@Test
	void platformThatStopsHalfWayIsNotWaitedForForever() {
		this.platform.answer(PlatformServer.signed(BODY).bodyDelay(5, TimeUnit.SECONDS));
		this.contextRunner
			.withPropertyValues("wechatpay.client.connect-timeout=200ms", "wechatpay.client.response-timeout=200ms",
					"wechatpay.platform.certificates[0]=" + this.platform.certificate().pem())
			.run((context) -> StepVerifier.create(get(context))
				.expectError(WechatPayTransportException.class)
				.verify(Duration.ofSeconds(4)));
	}

	@Test
	void merchantsOfOneJvmDoNotShareKeys() {
		try (PlatformServer other = new PlatformServer().answer(PlatformServer.ok(BODY))) {
			this.contextRunner.run((context) -> Contexts.of(other, PlatformSigner.CLOCK).run((otherContext) -> {
				assertAnswered(context);
				assertThat(other.requests()).isEmpty();
				assertAnswered(otherContext);
				assertThat(other.downloads()).hasSize(1);
			}));
			assertThat(this.platform.downloads()).hasSize(1);
		}
	}

	@Test
	void noSecretIsInAMessageOrInTheLog(CapturedOutput output) {
		this.platform.answer(
				(request) -> PlatformServer
					.unsigned(401, "application/json",
							"{\"code\":\"SIGN_ERROR\",\"message\":\""
									+ request.getHeaders().get("Authorization").replace('"', '\'') + "\"}")
					.build());
		this.contextRunner.withPropertyValues("logging.level.root=trace").run((context) -> {
			StepVerifier.create(get(context)).expectErrorSatisfies((ex) -> {
				Secrecy.check(ex, SECRETS);
				assertThat(ex).hasMessageNotContaining(Merchant.parse(this.platform.calls().get(0)).get("signature"));
			}).verify(Duration.ofSeconds(20));
			for (String name : context.getBeanDefinitionNames()) {
				Secrecy.check(context.getBean(name).toString(), SECRETS);
			}
		});
		Secrecy.check(output.getAll(), SECRETS);
	}

	private static void assertAnswered(ApplicationContext context) {
		StepVerifier.create(get(context)).expectNext(BODY).expectComplete().verify(Duration.ofSeconds(20));
	}

	private static Mono<String> get(ApplicationContext context) {
		return context.getBean("wechatPayWebClient", WebClient.class)
			.get()
			.uri(PATH)
			.retrieve()
			.bodyToMono(String.class);
	}

}
