package io.github.wechatpay.complaint.driver;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import javax.sql.DataSource;

import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.callback.HandlerThreads;
import io.github.wechatpay.complaint.callback.NotificationStore;
import io.github.wechatpay.complaint.callback.inbox.InboxSettings;
import io.github.wechatpay.complaint.callback.inbox.JdbcNotificationInbox;
import io.github.wechatpay.complaint.callback.store.JdbcNotificationStore;
import io.github.wechatpay.complaint.callback.store.JdbcNotificationTable;
import io.github.wechatpay.complaint.callback.store.RedisNotificationStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

/**
 * The application that runs in the processes. Its handler fails once in a while, blocks
 * for notifications whose number ends with 07, and writes down what it has begun and
 * done. It always fails while there is a file that means an outage.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class DrivenApplication {

	private static final int FAILURES = 5;

	/**
	 * Run the application.
	 * @param args its properties
	 */
	public static void main(String[] args) {
		SpringApplication.run(DrivenApplication.class, args);
	}

	@Bean
	ComplaintNotificationHandler handler(Environment environment) throws IOException {
		OutputStream ledger = new FileOutputStream(environment.getRequiredProperty("driver.ledger"), true);
		Duration block = Duration.ofMillis(environment.getRequiredProperty("driver.block", Long.class));
		boolean failing = environment.getProperty("driver.failing", Boolean.class, true);
		Path outage = Path.of(environment.getProperty("driver.outage", "none"));
		return ComplaintNotificationHandler.blocking((notification) -> {
			if (Files.exists(outage)) {
				throw new IllegalStateException("outage");
			}
			handle(notification, ledger, block, failing);
		});
	}

	private static void handle(ComplaintNotification notification, OutputStream ledger, Duration block,
			boolean failing) {
		write(ledger, "begun " + notification.id());
		if (notification.id().endsWith("07")) {
			sleep(block);
		}
		if (failing && ThreadLocalRandom.current().nextInt(FAILURES) == 0) {
			throw new IllegalStateException("no luck");
		}
		write(ledger, "done " + notification.id());
	}

	private static void sleep(Duration time) {
		try {
			Thread.sleep(time.toMillis());
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("interrupted", ex);
		}
	}

	private static synchronized void write(OutputStream ledger, String line) {
		try {
			ledger.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * An inbox that finds out sooner than usual that a process has ended.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("driver.heartbeat")
	static class AlertInbox {

		@Bean
		JdbcNotificationInbox inbox(Environment environment, DataSource dataSource, HandlerThreads threads) {
			Duration heartbeat = Duration.ofMillis(environment.getRequiredProperty("driver.heartbeat", Long.class));
			InboxSettings settings = new InboxSettings(3, Duration.ofSeconds(1), Duration.ofSeconds(2), heartbeat);
			return new JdbcNotificationInbox(dataSource, new JdbcNotificationTable(dataSource), Duration.ofDays(8),
					threads, settings, Clock.systemUTC());
		}

	}

	/**
	 * Stores whose claims end sooner than usual, so that a test need not wait a minute.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("driver.lease")
	static class BriefStore {

		@Bean
		NotificationStore store(Environment environment, ObjectProvider<ReactiveStringRedisTemplate> redis,
				ObjectProvider<DataSource> database) {
			Duration lease = Duration.ofMillis(environment.getRequiredProperty("driver.lease", Long.class));
			Duration timeToLive = Duration.ofDays(8);
			DataSource dataSource = database.getIfAvailable();
			return (dataSource != null)
					? new JdbcNotificationStore(new JdbcNotificationTable(dataSource), timeToLive, lease)
					: new RedisNotificationStore(redis.getObject(), timeToLive, lease);
		}

	}

}
