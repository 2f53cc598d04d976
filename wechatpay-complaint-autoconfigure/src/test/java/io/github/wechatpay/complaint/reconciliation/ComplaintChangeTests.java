package io.github.wechatpay.complaint.reconciliation;

import io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ComplaintChangeTests {

	private static final Content NOW = new Content("PENDING", false, 1, false);

	@Test
	void complaintThatWasNeverHandledHasToBe() {
		assertThat(ComplaintChange.between(null, NOW)).isEqualTo(ComplaintChange.TO_HANDLE);
	}

	@Test
	void sameIsNoChange() {
		assertThat(ComplaintChange.between(new Content("PENDING", false, 1, false), NOW))
			.isEqualTo(ComplaintChange.NONE);
	}

	@ParameterizedTest(name = "{0}, {1}, {2}, {3} -> {4}, {5}, {6}, {7}: {8}")
	@CsvSource({ "PENDING, false, 1, false, PENDING, true, 1, false, TO_HANDLE",
			"PENDING, false, 1, false, PENDING, false, 2, false, TO_HANDLE",
			"PENDING, false, 1, false, PENDING, false, 1, true, TO_HANDLE",
			"PROCESSED, false, 1, false, PENDING, false, 1, false, TO_HANDLE",
			"PROCESSED, false, 1, false, PROCESSING, false, 1, false, TO_HANDLE",
			"PENDING, true, 1, false, PROCESSING, false, 1, false, OTHER",
			"PENDING, false, 1, false, PROCESSED, false, 1, false, OTHER",
			"PENDING, false, 2, false, PENDING, false, 1, false, OTHER",
			"PENDING, false, 1, true, PENDING, false, 1, false, OTHER",
			"PROCESSED, true, 1, false, PROCESSED, false, 1, false, OTHER" })
	void onlyWhatAsksForSomethingHasToBeHandled(String stateBefore, boolean responseBefore, int timesBefore,
			boolean refundedBefore, String state, boolean response, int times, boolean refunded,
			ComplaintChange expected) {
		assertThat(ComplaintChange.between(new Content(stateBefore, responseBefore, timesBefore, refundedBefore),
				new Content(state, response, times, refunded)))
			.isEqualTo(expected);
	}

}
