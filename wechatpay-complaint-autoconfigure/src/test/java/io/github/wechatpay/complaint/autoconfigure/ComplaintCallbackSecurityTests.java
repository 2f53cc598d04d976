package io.github.wechatpay.complaint.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackApplication.Answer;
import io.github.wechatpay.complaint.autoconfigure.security.servlet.ComplaintCallbackRequest;
import io.github.wechatpay.complaint.testing.Envelope;
import io.github.wechatpay.complaint.testing.Forgery;
import io.github.wechatpay.complaint.testing.SignedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoint beside Spring Security, which must let it through and not ask it for a
 * CSRF token.
 */
@ExtendWith(OutputCaptureExtension.class)
class ComplaintCallbackSecurityTests {

	private static final String WARNING = "Spring Security does not let complaint notifications through";

	private final List<String> handled = new CopyOnWriteArrayList<>();

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void withoutBeingLetThroughNothingArrivesAndTheLogSaysWhy(WebApplicationType type, CapturedOutput output) {
		try (ComplaintCallbackApplication application = secured(type).start()) {
			assertThat(application.post(notification()).status()).isIn(401, 403);
			assertThat(this.handled).isEmpty();
			assertThat(application.count("handled")).isZero();
			assertThat(output).contains(WARNING);
		}
	}

	@ParameterizedTest
	@CsvSource({ "SERVLET,server.servlet.context-path", "SERVLET,spring.mvc.servlet.path",
			"REACTIVE,spring.webflux.base-path" })
	void matcherFollowsThePathsOfTheApplicationAndOfTheEndpoint(WebApplicationType type, String property,
			CapturedOutput output) {
		Class<?> security = (type == WebApplicationType.SERVLET) ? ServletSecurity.class : WebFluxSecurity.class;
		try (ComplaintCallbackApplication application = secured(type).source(security)
			.with(property, "/shop")
			.with("wechatpay.complaint.callback.path", "/hooks")
			.start()) {
			assertThat(application.post("/shop/hooks", notification())).isEqualTo(Answer.success());
			assertThat(application.post("/hooks", notification()).status()).isIn(401, 403, 404);
			assertThat(output).doesNotContain(WARNING);
		}
	}

	@Test
	void twoLinesLetItThroughOnSpringMvc() {
		assertThatItIsLetThrough(WebApplicationType.SERVLET, ServletSecurity.class);
	}

	@Test
	void twoLinesLetItThroughOnWebFlux() {
		assertThatItIsLetThrough(WebApplicationType.REACTIVE, WebFluxSecurity.class);
	}

	private void assertThatItIsLetThrough(WebApplicationType type, Class<?> security) {
		try (ComplaintCallbackApplication application = secured(type).source(security).start()) {
			assertThat(application.post(notification())).isEqualTo(Answer.success());
			assertThat(this.handled).containsExactly("EV-1");
			assertThat(application.post(Forgery.PROBE.forge(notification()))).isEqualTo(new Answer(401,
					"application/json", "{\"code\":\"FAIL\",\"message\":\"The signature was not accepted.\"}"));
			assertThat(application.send("GET", "/other").status()).isIn(401, 403);
			assertThat(application.post("/other", notification()).status()).isIn(401, 403);
		}
	}

	private ComplaintCallbackApplication.Builder secured(WebApplicationType type) {
		return ComplaintCallbackApplication.on(type)
			.withSecurity()
			.handler((notification) -> Mono.fromRunnable(() -> this.handled.add(notification.id())));
	}

	private static SignedMessage notification() {
		return Envelope.complete("EV-1").signed();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebSecurity
	static class ServletSecurity {

		@Bean
		SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
			return http
				.authorizeHttpRequests((requests) -> requests.requestMatchers(ComplaintCallbackRequest.toEndpoint())
					.permitAll()
					.anyRequest()
					.authenticated())
				.csrf((csrf) -> csrf.ignoringRequestMatchers(ComplaintCallbackRequest.toEndpoint()))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebFluxSecurity
	static class WebFluxSecurity {

		@Bean
		SecurityWebFilterChain securityWebFilterChain(ServerHttpSecurity http) {
			ServerWebExchangeMatcher callback = io.github.wechatpay.complaint.autoconfigure.security.reactive.ComplaintCallbackRequest
				.toEndpoint();
			return http
				.authorizeExchange(
						(exchanges) -> exchanges.matchers(callback).permitAll().anyExchange().authenticated())
				.csrf((csrf) -> csrf.requireCsrfProtectionMatcher(new AndServerWebExchangeMatcher(
						CsrfWebFilter.DEFAULT_CSRF_MATCHER, new NegatedServerWebExchangeMatcher(callback))))
				.build();
		}

	}

}
