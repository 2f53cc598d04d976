package io.github.wechatpay.complaint.autoconfigure;

import java.time.Instant;
import java.util.Collection;

import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.callback.HandlingInterceptor;
import io.github.wechatpay.complaint.callback.NotificationStore;
import io.github.wechatpay.complaint.reconciliation.ComplaintReconciler;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot;
import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshotStore;
import io.github.wechatpay.complaint.reconciliation.SnapshotInterceptor;
import io.github.wechatpay.complaint.testing.Contexts;
import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.TestKeys;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class ReconciliationConfigurationTests {

	private static final String RECONCILIATION = "wechatpay.complaint.reconciliation.";

	private final ApplicationContextRunner withoutHandler = Contexts.runner()
		.withConfiguration(AutoConfigurations.of(ComplaintAutoConfiguration.class,
				ComplaintCallbackAutoConfiguration.class, DataSourceAutoConfiguration.class))
		.withPropertyValues("wechatpay.merchant-id=1900012181",
				"wechatpay.merchant-serial-number=3775B6A45ACD588826D15E583A95F5DD",
				"wechatpay.private-key=" + TestKeys.merchantPem().replace("\n", "\\n"),
				"wechatpay.api-v3-key=" + PlatformSigner.API_V3_KEY, "wechatpay.base-uri=http://localhost:1",
				RECONCILIATION + "enabled=true");

	private final ApplicationContextRunner context = this.withoutHandler.withBean(ComplaintNotificationHandler.class,
			() -> (notification) -> Mono.empty());

	private final ApplicationContextRunner withDatabase = this.context.withPropertyValues(
			"spring.datasource.url=jdbc:h2:mem:reconciliation",
			"wechatpay.complaint.callback.deduplication.store=jdbc");

	@Test
	void nothingIsLookedAtUnlessAskedFor() {
		this.withDatabase.withPropertyValues(RECONCILIATION + "enabled=false")
			.run((application) -> assertThat(application).doesNotHaveBean(ComplaintReconciler.class)
				.doesNotHaveBean(SnapshotInterceptor.class)
				.doesNotHaveBean(ComplaintSnapshotStore.class));
	}

	@Test
	void snapshotsAreKeptWhereHandledNotificationsAre() {
		this.withDatabase.run((application) -> {
			assertThat(application).hasSingleBean(ComplaintReconciler.class);
			assertThat(application.getBean(ComplaintSnapshotStore.class).getClass().getSimpleName())
				.isEqualTo("JdbcComplaintSnapshotStore");
		});
	}

	@Test
	void interceptorsOfTheApplicationDoNotTakeTheirPlace() {
		this.withDatabase.withBean(HandlingInterceptor.class, HandlingInterceptor::none)
			.run((application) -> assertThat(application).hasNotFailed()
				.getBeans(HandlingInterceptor.class)
				.hasSize(2));
	}

	@Test
	void storeThatInstancesDoNotShareIsRefusedAndThePropertyNamed() {
		this.context.withPropertyValues("wechatpay.complaint.callback.deduplication.store=memory")
			.run((application) -> assertThat(application).getFailure()
				.rootCause()
				.isInstanceOf(InvalidWechatPayPropertyException.class)
				.hasMessageContaining("'wechatpay.complaint.reconciliation.enabled' is true")
				.hasMessageContaining("wechatpay.complaint.callback.deduplication.store to jdbc or redis"));
	}

	@Test
	void storesOfTheApplicationAreUsed() {
		this.context.withBean(NotificationStore.class, NotificationStore::none)
			.withBean(ComplaintSnapshotStore.class, NoSnapshots::new)
			.run((application) -> assertThat(application).hasNotFailed().hasSingleBean(ComplaintReconciler.class));
	}

	@Test
	void missingHandlerIsTold() {
		this.withoutHandler
			.withPropertyValues("spring.datasource.url=jdbc:h2:mem:reconciliation",
					"wechatpay.complaint.callback.deduplication.store=jdbc")
			.run((application) -> assertThat(application).getFailure()
				.rootCause()
				.isInstanceOf(InvalidWechatPayPropertyException.class)
				.hasMessageContaining("there is no handler"));
	}

	@Test
	void intervalAndLookbackAreBounded() {
		this.withDatabase.withPropertyValues(RECONCILIATION + "interval=999ms")
			.run((application) -> assertThat(application).getFailure()
				.rootCause()
				.hasMessageContaining("'wechatpay.complaint.reconciliation.interval' is PT0.999S"));
		this.withDatabase.withPropertyValues(RECONCILIATION + "lookback=0d")
			.run((application) -> assertThat(application).getFailure()
				.rootCause()
				.hasMessageContaining("'wechatpay.complaint.reconciliation.lookback'"));
	}

	/**
	 * A store of the application.
	 */
	private static final class NoSnapshots implements ComplaintSnapshotStore {

		@Override
		public Flux<ComplaintSnapshot> find(String mchid, Collection<String> complaintIds) {
			return Flux.empty();
		}

		@Override
		public Mono<Boolean> save(String mchid, ComplaintSnapshot snapshot) {
			return Mono.just(true);
		}

		@Override
		public Mono<Instant> findLastLook(String mchid) {
			return Mono.empty();
		}

		@Override
		public Mono<Void> saveLastLook(String mchid, Instant time) {
			return Mono.empty();
		}

	}

}
