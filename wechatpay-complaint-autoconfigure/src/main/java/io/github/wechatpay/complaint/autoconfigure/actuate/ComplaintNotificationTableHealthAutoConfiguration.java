package io.github.wechatpay.complaint.autoconfigure.actuate;

import io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackAutoConfiguration;
import io.github.wechatpay.complaint.callback.store.JdbcNotificationTable;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the health of the table of
 * notifications.
 */
@AutoConfiguration(after = ComplaintCallbackAutoConfiguration.class)
@ConditionalOnClass({ HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class, JdbcTemplate.class })
@ConditionalOnBean(JdbcNotificationTable.class)
@ConditionalOnEnabledHealthIndicator("wechatpay")
public final class ComplaintNotificationTableHealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "wechatPayTableHealthIndicator")
	ComplaintNotificationTableHealthIndicator wechatPayTableHealthIndicator(JdbcNotificationTable table) {
		return new ComplaintNotificationTableHealthIndicator(table);
	}

}
