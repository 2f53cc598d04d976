/**
 * What Micrometer counts and measures when it is there: how many notifications are being
 * handled, what was not accepted, what is in the inbox, what reconciliation has seen, and
 * how long the platform certificates still serve.
 */
@NullMarked
package io.github.wechatpay.complaint.autoconfigure.metrics;

import org.jspecify.annotations.NullMarked;
