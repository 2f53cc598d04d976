package io.github.wechatpay.complaint.samples.desk.demo;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity.AnonymousSpec;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The two people of the demo. Whoever opens it without a name is the first of them, so
 * that there is something to see at once.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoUsers {

	static final String FIRST = "mei";

	static final String SECOND = "omar";

	static final String PASSWORD = "demo";

	@Bean
	MapReactiveUserDetailsService demoUserDetails() {
		return new MapReactiveUserDetailsService(user(FIRST), user(SECOND));
	}

	@Bean
	Customizer<AnonymousSpec> anonymousVisitor() {
		return (anonymous) -> anonymous.principal(FIRST).authorities("ROLE_USER");
	}

	private static UserDetails user(String name) {
		return User.withUsername(name).password("{noop}" + PASSWORD).roles("USER").build();
	}

}
