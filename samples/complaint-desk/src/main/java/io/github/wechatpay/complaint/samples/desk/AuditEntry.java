package io.github.wechatpay.complaint.samples.desk;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * Who did what, and what came of it.
 *
 * @param id the number of the entry
 * @param doneAt when it was done
 * @param username who did it
 * @param action what was done
 * @param complaintId the complaint it was done to
 * @param outcome {@code DONE}, or what went wrong
 * @param requestId WeChat Pay's id of a request that failed
 */
record AuditEntry(@Id @Nullable Long id, OffsetDateTime doneAt, String username, String action,
		@Nullable String complaintId, String outcome, @Nullable String requestId) {
}
