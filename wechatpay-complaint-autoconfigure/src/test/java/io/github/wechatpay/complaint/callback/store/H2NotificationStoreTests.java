package io.github.wechatpay.complaint.callback.store;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class H2NotificationStoreTests extends AbstractJdbcNotificationStoreTests {

	H2NotificationStoreTests() {
		super("h2");
	}

	@Override
	HikariDataSource startDatabase() {
		return DatabaseServer.dataSource("jdbc:h2:mem:notifications;DB_CLOSE_DELAY=-1", "sa");
	}

	@Override
	void stopDatabase() {
	}

	@Test
	void otherDatabasesAreNamed() {
		assertThatIllegalStateException().isThrownBy(() -> Dialect.of("Oracle"))
			.withMessageContaining("Oracle")
			.withMessageContaining("wechatpay.complaint.callback.deduplication.store");
	}

}
