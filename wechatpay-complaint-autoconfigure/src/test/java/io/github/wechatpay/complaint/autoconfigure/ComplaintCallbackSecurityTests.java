package io.github.wechatpay.complaint.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackApplication.Answer;
import io.github.wechatpay.complaint.testing.Envelope;
import io.github.wechatpay.complaint.testing.Forgery;
import io.github.wechatpay.complaint.testing.SignedMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;

import static io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackApplication.PATH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoint beside Spring Security, which must let it through and not ask it for a
 * CSRF token.
 */
class ComplaintCallbackSecurityTests {

	private final List<String> handled = new CopyOnWriteArrayList<>();

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void withoutBeingLetThroughNothingArrives(WebApplicationType type) {
		try (ComplaintCallbackApplication application = secured(type).start()) {
			assertThat(application.post(notification()).status()).isIn(401, 403);
			assertThat(this.handled).isEmpty();
			assertThat(application.count("handled")).isZero();
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
				.authorizeHttpRequests((requests) -> requests.requestMatchers(HttpMethod.POST, PATH)
					.permitAll()
					.anyRequest()
					.authenticated())
				.csrf((csrf) -> csrf.ignoringRequestMatchers(PATH))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebFluxSecurity
	static class WebFluxSecurity {

		@Bean
		SecurityWebFilterChain securityWebFilterChain(ServerHttpSecurity http) {
			return http
				.authorizeExchange((exchanges) -> exchanges.pathMatchers(HttpMethod.POST, PATH)
					.permitAll()
					.anyExchange()
					.authenticated())
				.csrf((csrf) -> csrf.requireCsrfProtectionMatcher(
						new NegatedServerWebExchangeMatcher(ServerWebExchangeMatchers.pathMatchers(PATH))))
				.build();
		}

	}

}
