/**
 * The inbox: notifications are stored in the database before they are acknowledged, and
 * handled afterwards, by an engine of tasks that outlive the process.
 */
@NullMarked
package io.github.wechatpay.complaint.callback.inbox;

import org.jspecify.annotations.NullMarked;
