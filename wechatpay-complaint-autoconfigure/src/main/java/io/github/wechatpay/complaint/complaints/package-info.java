/**
 * The complaint itself: list, read, answer and complete it, with its images. Start at
 * {@link io.github.wechatpay.complaint.complaints.ComplaintService}.
 */
@NullMarked
package io.github.wechatpay.complaint.complaints;

import org.jspecify.annotations.NullMarked;
