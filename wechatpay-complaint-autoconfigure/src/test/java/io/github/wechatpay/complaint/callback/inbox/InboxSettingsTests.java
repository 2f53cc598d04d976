package io.github.wechatpay.complaint.callback.inbox;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class InboxSettingsTests {

	private final InboxSettings settings = new InboxSettings(20, Duration.ofSeconds(10), Duration.ofHours(1));

	@ParameterizedTest
	@CsvSource({ "1, 0, PT10S", "2, 0, PT20S", "3, 0, PT40S", "9, 0, PT42M40S", "10, 0, PT1H", "20, 0, PT1H",
			"2000, 0, PT1H", "1, 1, PT7.5S", "20, 0.5, PT52M30S" })
	void pauseIsDoubledAndCappedAndUpToAQuarterShorter(int attempts, double random, Duration pause) {
		assertThat(this.settings.backoff(attempts, random)).isEqualTo(pause);
	}

}
