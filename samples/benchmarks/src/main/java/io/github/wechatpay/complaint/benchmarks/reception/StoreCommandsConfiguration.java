package io.github.wechatpay.complaint.benchmarks.reception;

import java.time.Duration;
import java.util.function.Consumer;

import io.github.wechatpay.complaint.benchmarks.Keys;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The commands of each store, for an application whose notifications are handled by
 * giving them.
 */
@Configuration(proxyBeanMethods = false)
class StoreCommandsConfiguration {

	@Bean
	@ConditionalOnProperty(name = StoreType.COMMANDS, havingValue = "redis")
	StoreCommands redisCommands(ReactiveStringRedisTemplate redis) {
		return (id) -> {
			String key = "commands:" + Keys.MERCHANT_ID + ":" + id;
			return redis.opsForValue()
				.setIfAbsent(key, "claimed", Duration.ofMinutes(1))
				.then(redis.opsForValue().set(key, "completed", Duration.ofDays(1)))
				.then();
		};
	}

	@Bean
	@ConditionalOnProperty(name = StoreType.COMMANDS, havingValue = "jdbc")
	StoreCommands jdbcCommands(JdbcTemplate jdbc) {
		return blocking(new JdbcCommands(jdbc)::execute);
	}

	@Bean
	@ConditionalOnProperty(name = StoreType.COMMANDS, havingValue = "inbox")
	StoreCommands inboxCommands(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
		return blocking(new InboxCommands(jdbc, transactions)::execute);
	}

	private static StoreCommands blocking(Consumer<String> commands) {
		return (id) -> Mono.<Void>fromRunnable(() -> commands.accept(id)).subscribeOn(Schedulers.boundedElastic());
	}

}
