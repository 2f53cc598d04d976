package io.github.wechatpay.complaint.autoconfigure;

import java.util.List;

import io.github.wechatpay.complaint.autoconfigure.actuate.ComplaintNotificationTableHealthAutoConfiguration;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.callback.store.InMemoryNotificationStore;
import io.github.wechatpay.complaint.callback.NotificationInbox;
import io.github.wechatpay.complaint.callback.NotificationStore;
import io.github.wechatpay.complaint.callback.store.JdbcNotificationStore;
import io.github.wechatpay.complaint.callback.store.JdbcNotificationTable;
import io.github.wechatpay.complaint.callback.store.JdbcNotificationTableMaintenance;
import io.github.wechatpay.complaint.callback.store.RedisNotificationStore;
import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.TestKeys;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class NotificationStoreConfigurationTests {

	private static final String STORE = "wechatpay.complaint.callback.deduplication.store=";

	private static final String MODE = "wechatpay.complaint.callback.mode=";

	private final ApplicationContextRunner withoutRedis = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(WechatPayAutoConfiguration.class, ComplaintCallbackAutoConfiguration.class))
		.withPropertyValues("wechatpay.merchant-id=1900012181",
				"wechatpay.merchant-serial-number=3775B6A45ACD588826D15E583A95F5DD",
				"wechatpay.private-key=" + TestKeys.merchantPem().replace("\n", "\\n"),
				"wechatpay.api-v3-key=" + PlatformSigner.API_V3_KEY,
				"wechatpay.platform.public-key-id=" + PlatformSigner.PUBLIC_KEY_ID,
				"wechatpay.platform.public-key=" + PlatformSigner.get().publicKeyPem().replace("\n", "\\n"))
		.withBean(ComplaintNotificationHandler.class, () -> (notification) -> Mono.empty());

	private final ApplicationContextRunner withRedis = this.withoutRedis.withConfiguration(
			AutoConfigurations.of(DataRedisAutoConfiguration.class, DataRedisReactiveAutoConfiguration.class));

	private final ApplicationContextRunner withDatabase = this.withoutRedis
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
		.withPropertyValues("spring.datasource.generate-unique-name=true");

	@ParameterizedTest
	@ValueSource(strings = { "redis", "REDIS" })
	void redisIsUsedWhenThereIsAReactiveConnection(String store) {
		this.withRedis.withPropertyValues(STORE + store)
			.run((context) -> assertThat(context).hasSingleBean(NotificationStore.class)
				.hasSingleBean(RedisNotificationStore.class));
		this.withRedis.run((context) -> assertThat(context).hasSingleBean(RedisNotificationStore.class));
	}

	@Test
	void memoryIsUsedWhenAskedFor() {
		this.withRedis.withPropertyValues(STORE + "memory")
			.run((context) -> assertThat(context).hasSingleBean(NotificationStore.class)
				.hasSingleBean(InMemoryNotificationStore.class));
	}

	@Test
	void nothingIsRememberedWhenAskedFor() {
		this.withRedis.withPropertyValues(STORE + "none")
			.run((context) -> assertThat(context).getBean(NotificationStore.class).isSameAs(NotificationStore.none()));
	}

	@Test
	void memoryIsUsedWithoutAConnection() {
		this.withoutRedis.run((context) -> assertThat(context).hasSingleBean(InMemoryNotificationStore.class));
	}

	@Test
	void memoryIsUsedWithoutSpringDataRedis() {
		this.withoutRedis.withClassLoader(new FilteredClassLoader(ReactiveStringRedisTemplate.class))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(InMemoryNotificationStore.class));
	}

	@Test
	void redisWithoutAConnectionIsRefusedAndThePropertyNamed() {
		this.withoutRedis.withPropertyValues(STORE + "redis")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidWechatPayPropertyException.class)
				.hasMessageContaining("'wechatpay.complaint.callback.deduplication.store' is redis")
				.hasMessageContaining("spring-boot-starter-data-redis-reactive"));
	}

	@Test
	void databaseIsUsedWhenAskedForAndItsTableIsCreatedIfItIsEmbedded() {
		this.withDatabase.withPropertyValues(STORE + "jdbc").run((context) -> {
			assertThat(context).hasSingleBean(NotificationStore.class)
				.hasSingleBean(JdbcNotificationStore.class)
				.hasSingleBean(JdbcNotificationTableMaintenance.class);
			assertThat(context.getBean(JdbcNotificationTable.class).getMissing()).isEmpty();
		});
	}

	@Test
	void databaseIsNotUsedUnlessAskedFor() {
		this.withDatabase.run((context) -> assertThat(context).hasSingleBean(InMemoryNotificationStore.class)
			.doesNotHaveBean(JdbcNotificationTable.class));
	}

	@Test
	void missingTableIsReportedWithItsScriptAndTheProperty(CapturedOutput output) {
		this.withDatabase
			.withConfiguration(AutoConfigurations.of(ComplaintNotificationTableHealthAutoConfiguration.class))
			.withPropertyValues(STORE + "jdbc", "wechatpay.complaint.callback.initialize-schema=never")
			.run((context) -> {
				Awaitility.await()
					.until(() -> output.getAll()
						.contains("The database has no table wechatpay_complaint_notification"));
				assertThat(output).contains("ERROR")
					.contains("io/github/wechatpay/complaint/callback/schema-h2.sql")
					.contains("wechatpay.complaint.callback.initialize-schema");
				Health health = context.getBean(HealthIndicator.class).health();
				assertThat(health.getStatus()).isEqualTo(Status.DOWN);
				assertThat(health.getDetails()).containsEntry("missing", List.of("wechatpay_complaint_notification",
						"wechatpay_complaint_task", "wechatpay_complaint_snapshot", "wechatpay_complaint_look"));
			});
		this.withDatabase
			.withConfiguration(AutoConfigurations.of(ComplaintNotificationTableHealthAutoConfiguration.class))
			.withPropertyValues(STORE + "jdbc", "wechatpay.complaint.callback.initialize-schema=always")
			.run((context) -> assertThat(context.getBean(HealthIndicator.class).health().getStatus())
				.isEqualTo(Status.UP));
	}

	@Test
	void databaseWithoutADataSourceIsRefusedAndThePropertyNamed() {
		this.withoutRedis.withPropertyValues(STORE + "jdbc")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidWechatPayPropertyException.class)
				.hasMessageContaining("'wechatpay.complaint.callback.deduplication.store' is jdbc")
				.hasMessageContaining("spring-boot-starter-jdbc"));
	}

	@Test
	void inboxUsesTheDatabaseAlsoBesideRedis() {
		this.withDatabase
			.withConfiguration(
					AutoConfigurations.of(DataRedisAutoConfiguration.class, DataRedisReactiveAutoConfiguration.class))
			.withPropertyValues(MODE + "inbox")
			.run((context) -> assertThat(context).hasSingleBean(JdbcNotificationStore.class)
				.doesNotHaveBean(RedisNotificationStore.class)
				.hasSingleBean(NotificationInbox.class));
		this.withDatabase.withPropertyValues(STORE + "jdbc")
			.run((context) -> assertThat(context).doesNotHaveBean(NotificationInbox.class));
	}

	@Test
	void inboxWithoutADataSourceIsRefusedOnce() {
		this.withRedis.withPropertyValues(MODE + "inbox")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidWechatPayPropertyException.class)
				.hasMessageContaining("'wechatpay.complaint.callback.mode' is inbox, but there is no DataSource")
				.hasMessageContaining("spring-boot-starter-jdbc"));
	}

	@Test
	void inboxWithoutDbSchedulerIsRefusedAndTheDependencyNamed() {
		this.withDatabase.withPropertyValues(MODE + "inbox")
			.withClassLoader(new FilteredClassLoader("com.github.kagkarlsson"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidWechatPayPropertyException.class)
				.hasMessageContaining("db-scheduler is not on the class path")
				.hasMessageContaining("com.github.kagkarlsson:db-scheduler"));
	}

	@Test
	void inboxWithAnotherStoreIsRefused() {
		this.withDatabase.withPropertyValues(MODE + "inbox", STORE + "memory")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidWechatPayPropertyException.class)
				.hasMessageContaining("'wechatpay.complaint.callback.deduplication.store' is not jdbc"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "max-attempts=0", "initial-backoff=0", "max-backoff=1s" })
	void wrongPropertiesOfTheInboxAreNamed(String property) {
		this.withDatabase.withPropertyValues(MODE + "inbox", "wechatpay.complaint.callback.inbox." + property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidWechatPayPropertyException.class)
				.hasMessageContaining("wechatpay.complaint.callback.inbox." + property.split("=")[0]));
	}

	@Test
	void storeOfTheUserIsUsed() {
		this.withRedis.withBean("ownStore", NotificationStore.class, NotificationStore::none)
			.run((context) -> assertThat(context).getBean(NotificationStore.class)
				.isSameAs(context.getBean("ownStore")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "wechatpay.enabled=false", "wechatpay.complaint.callback.enabled=false" })
	void nothingIsRememberedWhenNothingIsReceived(String property) {
		this.withRedis.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(NotificationStore.class));
	}

	@Test
	void templateOfTheApplicationIsLeftAlone() {
		this.withRedis.run((context) -> assertThat(context).hasSingleBean(ReactiveStringRedisTemplate.class));
	}

}
