package io.github.wechatpay.complaint.complaints;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ComplaintDeadlines}.
 */
class ComplaintDeadlinesTests {

	private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-01-01T08:00:00+08:00");

	private final ComplaintDeadlines deadlines = ComplaintDeadlines.defaults();

	@Test
	void deadlinesAreCountedFromTheComplaint() {
		Complaint complaint = complaint("PENDING", null, TIME);
		assertThat(this.deadlines.replyDue(complaint)).isEqualTo("2026-01-02T00:00:00Z");
		assertThat(this.deadlines.completionDue(complaint)).isEqualTo("2026-01-04T00:00:00Z");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "null",
			value = { "PENDING, null, 24, false", "PENDING, null, 25, true", "PENDING, false, 25, true",
					"PENDING, true, 0, true", "PROCESSING, null, 25, false", "PROCESSING, null, 72, false",
					"PROCESSING, null, 73, true", "PROCESSING, true, 1, true", "SOMETHING, null, 25, false",
					"SOMETHING, null, 73, true", "PROCESSED, true, 100, false", "PROCESSED, null, 100, false" })
	void isOverdueAfterADeadlineUnlessProcessed(String state, Boolean isOverdue, int hours, boolean expected) {
		assertThat(this.deadlines.isOverdue(complaint(state, isOverdue, TIME),
				TIME.toInstant().plus(Duration.ofHours(hours))))
			.isEqualTo(expected);
	}

	@Test
	void complaintWithoutATimeIsNeverDue() {
		Complaint complaint = complaint("PENDING", null, null);
		assertThat(this.deadlines.replyDue(complaint)).isEqualTo(Instant.MAX);
		assertThat(this.deadlines.completionDue(complaint)).isEqualTo(Instant.MAX);
		assertThat(this.deadlines.isOverdue(complaint, TIME.toInstant())).isFalse();
		assertThat(this.deadlines.isOverdue(complaint("PENDING", true, null), TIME.toInstant())).isTrue();
	}

	@Test
	void deadlinesArePositive() {
		Duration hour = Duration.ofHours(1);
		assertThatIllegalArgumentException().isThrownBy(() -> new ComplaintDeadlines(Duration.ZERO, hour));
		assertThatIllegalArgumentException().isThrownBy(() -> new ComplaintDeadlines(hour, hour.negated()));
	}

	private static Complaint complaint(String state, Boolean isOverdue, OffsetDateTime time) {
		return new Complaint("1", time, "", null, state, "1900012181", null, null, List.of(), false, isOverdue, null,
				false, 1, List.of(), null, null, null, List.of(), List.of(), null, null, null, null);
	}

}
