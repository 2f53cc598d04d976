/**
 * Finds complaints that were never heard of. The
 * {@link io.github.wechatpay.complaint.reconciliation.ComplaintReconciler} looks at the
 * complaints of each merchant from time to time, compares them with the
 * {@link io.github.wechatpay.complaint.reconciliation.ComplaintSnapshot} of when they
 * were handled, and has those handled that differ in two looks, through the dispatcher
 * that notifications go through. The
 * {@link io.github.wechatpay.complaint.reconciliation.SnapshotInterceptor} takes the
 * snapshots.
 */
@NullMarked
package io.github.wechatpay.complaint.reconciliation;

import org.jspecify.annotations.NullMarked;
