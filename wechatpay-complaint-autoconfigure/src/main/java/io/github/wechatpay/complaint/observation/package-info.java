/**
 * How something that happens over time is observed with Micrometer, and what is observed
 * of the operations that call WeChat Pay.
 */
@NullMarked
package io.github.wechatpay.complaint.observation;

import org.jspecify.annotations.NullMarked;
