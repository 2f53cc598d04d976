package io.github.wechatpay.complaint.autoconfigure;

import java.time.Duration;

import javax.sql.DataSource;

import io.github.wechatpay.complaint.callback.NotificationStore;
import io.github.wechatpay.complaint.callback.store.JdbcNotificationStore;
import io.github.wechatpay.complaint.callback.store.JdbcNotificationTable;
import io.github.wechatpay.complaint.callback.store.JdbcNotificationTableMaintenance;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.jdbc.init.DataSourceScriptDatabaseInitializer;
import org.springframework.boot.jdbc.init.PlatformPlaceholderDatabaseDriverResolver;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.boot.sql.init.DatabaseInitializationSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Configuration of the {@link JdbcNotificationStore} and its table.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ JdbcTemplate.class, DataSourceScriptDatabaseInitializer.class })
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnMissingBean(NotificationStore.class)
@Conditional(JdbcNotificationStoreConfiguration.OnDatabaseWanted.class)
@ImportRuntimeHints(JdbcNotificationStoreConfiguration.Scripts.class)
class JdbcNotificationStoreConfiguration {

	private static final String LOCATION = "classpath:io/github/wechatpay/complaint/callback/schema-@@platform@@.sql";

	private static final Duration MAINTENANCE_INTERVAL = Duration.ofHours(1);

	@Bean
	JdbcNotificationTable complaintNotificationTable(DataSource dataSource) {
		return new JdbcNotificationTable(dataSource);
	}

	@Bean
	@ConditionalOnMissingBean(name = "complaintNotificationSchemaInitializer")
	@ConditionalOnProperty(name = "wechatpay.complaint.callback.initialize-schema", havingValue = "always")
	DataSourceScriptDatabaseInitializer complaintNotificationSchemaInitializer(DataSource dataSource) {
		return initializer(dataSource, DatabaseInitializationMode.ALWAYS);
	}

	@Bean
	@ConditionalOnMissingBean(name = "complaintNotificationSchemaInitializer")
	@ConditionalOnProperty(name = "wechatpay.complaint.callback.initialize-schema", havingValue = "embedded",
			matchIfMissing = true)
	DataSourceScriptDatabaseInitializer complaintNotificationEmbeddedSchemaInitializer(DataSource dataSource) {
		return initializer(dataSource, DatabaseInitializationMode.EMBEDDED);
	}

	@Bean
	JdbcNotificationStore complaintNotificationStore(JdbcNotificationTable table, WechatPayProperties properties) {
		return new JdbcNotificationStore(table, CallbackPropertiesReader.readTimeToLive(properties));
	}

	@Bean
	JdbcNotificationTableMaintenance complaintNotificationTableMaintenance(JdbcNotificationTable table,
			WechatPayProperties properties) {
		return new JdbcNotificationTableMaintenance(table, CallbackPropertiesReader.readTimeToLive(properties),
				MAINTENANCE_INTERVAL);
	}

	private static DataSourceScriptDatabaseInitializer initializer(DataSource dataSource,
			DatabaseInitializationMode mode) {
		DatabaseInitializationSettings settings = new DatabaseInitializationSettings();
		settings.setSchemaLocations(new PlatformPlaceholderDatabaseDriverResolver().resolveAll(dataSource, LOCATION));
		settings.setMode(mode);
		// instances may create it at the same time, and a missing table is reported
		settings.setContinueOnError(true);
		return new DataSourceScriptDatabaseInitializer(dataSource, settings);
	}

	/**
	 * Whether the store is to be in the database.
	 */
	static class OnDatabaseWanted extends AnyNestedCondition {

		OnDatabaseWanted() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnProperty(name = NotificationStoreConfiguration.STORE, havingValue = "jdbc")
		static class Store {

		}

		@ConditionalOnProperty(name = NotificationStoreConfiguration.MODE, havingValue = "inbox")
		static class Mode {

		}

	}

	/**
	 * Hints for the scripts.
	 */
	static class Scripts implements RuntimeHintsRegistrar {

		@Override
		public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
			hints.resources().registerPattern("io/github/wechatpay/complaint/callback/schema-*.sql");
		}

	}

}
