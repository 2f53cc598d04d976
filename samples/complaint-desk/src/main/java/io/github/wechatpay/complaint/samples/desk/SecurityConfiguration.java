package io.github.wechatpay.complaint.samples.desk;

import io.github.wechatpay.complaint.autoconfigure.security.reactive.ComplaintCallbackRequest;

import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;

/**
 * Lets WeChat Pay in without a password, as its messages are signed, and everybody else
 * with one. Users are Boot's: {@code spring.security.user.*}, or a bean of the
 * application.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	@Bean
	SecurityWebFilterChain deskSecurity(ServerHttpSecurity http) {
		return http
			.authorizeExchange((exchanges) -> exchanges.matchers(ComplaintCallbackRequest.toEndpoint())
				.permitAll()
				.matchers(EndpointRequest.to("health"))
				.permitAll()
				.pathMatchers("/icon.svg")
				.permitAll()
				.anyExchange()
				.hasRole("USER"))
			.csrf((csrf) -> csrf.requireCsrfProtectionMatcher(new CrossOriginRequestMatcher()))
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(POLICY))
				.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
			.formLogin(Customizer.withDefaults())
			.httpBasic(Customizer.withDefaults())
			.build();
	}

}
