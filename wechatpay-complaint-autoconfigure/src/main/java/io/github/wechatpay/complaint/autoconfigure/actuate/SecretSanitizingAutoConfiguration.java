package io.github.wechatpay.complaint.autoconfigure.actuate;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} that keeps secrets out of what the
 * endpoints of Spring Boot Actuator show, even if they show values.
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
public final class SecretSanitizingAutoConfiguration {

	@Bean
	SecretSanitizer wechatPaySecretSanitizer() {
		return new SecretSanitizer();
	}

}
