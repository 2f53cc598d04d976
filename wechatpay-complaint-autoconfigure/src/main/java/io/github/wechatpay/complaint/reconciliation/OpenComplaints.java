package io.github.wechatpay.complaint.reconciliation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The open complaints that a look has seen.
 *
 * @param open how many are not processed
 * @param overdue how many of them have missed a deadline
 * @param nextReplyDue when the next first response is due, which may be in the past, or
 * {@code null} if every complaint has been responded to
 */
public record OpenComplaints(int open, int overdue, @Nullable Instant nextReplyDue) {

}
