package io.github.wechatpay.complaint.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import io.github.wechatpay.complaint.callback.HandlingSupervisor;
import io.github.wechatpay.complaint.callback.NotificationDispatcher;
import io.github.wechatpay.complaint.callback.store.JdbcNotificationTable;
import io.github.wechatpay.complaint.callback.store.RedisNotificationStore;
import io.github.wechatpay.complaint.complaints.ComplaintDeadlines;
import io.github.wechatpay.complaint.merchant.WechatPayMerchants;
import io.github.wechatpay.complaint.reconciliation.ComplaintReconciler;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshotStore;
import io.github.wechatpay.complaint.reconciliation.ReconciledMerchant;
import io.github.wechatpay.complaint.reconciliation.SnapshotInterceptor;
import io.github.wechatpay.complaint.reconciliation.store.JdbcComplaintSnapshotStore;
import io.github.wechatpay.complaint.reconciliation.store.RedisComplaintSnapshotStore;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Configuration of the {@link ComplaintReconciler} and of what it compares complaints
 * with.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = ReconciliationConfiguration.ENABLED)
class ReconciliationConfiguration {

	static final String ENABLED = "wechatpay.complaint.reconciliation.enabled";

	// a complaint is looked at by its day, which may have begun a day ago
	private static final Duration MARGIN = Duration.ofDays(2);

	@Bean
	ReconciliationRequirements complaintReconciliationRequirements(ObjectProvider<NotificationDispatcher> dispatcher,
			ObjectProvider<ComplaintSnapshotStore> snapshots, WechatPayProperties properties) {
		return new ReconciliationRequirements(dispatcher, snapshots, properties.complaint().reconciliation());
	}

	@Bean
	@ConditionalOnBean(HandlingSupervisor.class)
	SnapshotInterceptor complaintSnapshotInterceptor(ReconciliationRequirements requirements,
			ComplaintServices services) {
		return new SnapshotInterceptor(requirements.requireSnapshots(), services::get);
	}

	@Bean
	ComplaintReconciler complaintReconciler(ReconciliationRequirements requirements,
			ObjectProvider<WechatPayMerchants> merchants, ComplaintDeadlines deadlines) {
		NotificationDispatcher dispatcher = requirements.requireDispatcher();
		// not the clock of the merchants, which may stand still in tests
		return new ComplaintReconciler(() -> merchants(merchants.getObject()), requirements.requireSnapshots(),
				dispatcher, requirements.requireSettings(), deadlines, Clock.systemUTC());
	}

	private static List<ReconciledMerchant> merchants(WechatPayMerchants merchants) {
		return merchants.all()
			.stream()
			.map((merchant) -> new ReconciledMerchant(merchant.name(), merchant.mchid(), merchant.complaintService()))
			.toList();
	}

	private static Duration timeToLive(WechatPayProperties properties) {
		return properties.complaint().reconciliation().lookback().plus(MARGIN);
	}

	/**
	 * Configuration of snapshots in a database.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JdbcTemplate.class)
	@ConditionalOnBean(JdbcNotificationTable.class)
	static class Jdbc {

		@Bean
		@ConditionalOnMissingBean(ComplaintSnapshotStore.class)
		JdbcComplaintSnapshotStore complaintSnapshotStore(DataSource dataSource, WechatPayProperties properties) {
			return new JdbcComplaintSnapshotStore(dataSource, timeToLive(properties), Clock.systemUTC());
		}

	}

	/**
	 * Configuration of snapshots in Redis.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ReactiveStringRedisTemplate.class)
	@ConditionalOnBean(RedisNotificationStore.class)
	static class Redis {

		@Bean
		@ConditionalOnMissingBean(ComplaintSnapshotStore.class)
		RedisComplaintSnapshotStore complaintSnapshotStore(ReactiveRedisConnectionFactory connectionFactory,
				WechatPayProperties properties) {
			return new RedisComplaintSnapshotStore(new ReactiveStringRedisTemplate(connectionFactory),
					timeToLive(properties));
		}

	}

}
