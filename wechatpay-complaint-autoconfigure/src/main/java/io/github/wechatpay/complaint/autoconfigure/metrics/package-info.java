/**
 * What Micrometer counts and measures when it is there: what arrives at the notification
 * URL, what was not accepted, and how long the platform certificates still serve.
 */
@NullMarked
package io.github.wechatpay.complaint.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
