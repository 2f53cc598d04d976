/**
 * The demonstration: WeChat Pay emulated in the same process, and an account of what the
 * four operations do there. Only here because this is a sample; it is switched on when no
 * merchant is configured.
 */
@NullMarked
package io.github.wechatpay.complaint.samples.desk.demo;

import org.jspecify.annotations.NullMarked;
