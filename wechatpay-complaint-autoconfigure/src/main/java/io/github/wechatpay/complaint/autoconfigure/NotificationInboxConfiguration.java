package io.github.wechatpay.complaint.autoconfigure;

import java.time.Clock;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.github.wechatpay.complaint.callback.HandlerThreads;
import io.github.wechatpay.complaint.callback.NotificationInbox;
import io.github.wechatpay.complaint.callback.inbox.JdbcNotificationInbox;
import io.github.wechatpay.complaint.callback.store.JdbcNotificationTable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration of the {@link NotificationInbox}.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(Scheduler.class)
@ConditionalOnBean(JdbcNotificationTable.class)
@ConditionalOnProperty(name = NotificationStoreConfiguration.MODE, havingValue = "inbox")
class NotificationInboxConfiguration {

	@Bean
	@ConditionalOnMissingBean(NotificationInbox.class)
	JdbcNotificationInbox complaintNotificationInbox(DataSource dataSource, JdbcNotificationTable table,
			HandlerThreads threads, WechatPayProperties properties) {
		CallbackPropertiesReader reader = new CallbackPropertiesReader(properties.complaint().callback());
		// not the clock of the merchants, which may stand still in tests
		return new JdbcNotificationInbox(dataSource, table, CallbackPropertiesReader.readTimeToLive(properties),
				threads, reader.readInbox(), Clock.systemUTC());
	}

}
