/**
 * Where snapshots of complaints are kept.
 */
@NullMarked
package io.github.wechatpay.complaint.reconciliation.store;

import org.jspecify.annotations.NullMarked;
