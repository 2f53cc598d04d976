package io.github.wechatpay.complaint.test;

import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * An application behind the security that Spring Boot configures by itself.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = { DataRedisAutoConfiguration.class, DataRedisReactiveAutoConfiguration.class,
		DataSourceAutoConfiguration.class })
class SecuredApplication {

	@Bean
	ComplaintNotificationHandler handler() {
		return ComplaintNotificationHandler.blocking((notification) -> {
		});
	}

}
