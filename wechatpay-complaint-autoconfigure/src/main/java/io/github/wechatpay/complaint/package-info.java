/**
 * The base of every exception this library raises about what WeChat Pay sent or refused.
 * Nothing else lives here; the two flows are in
 * {@link io.github.wechatpay.complaint.notification} (calling WeChat Pay) and its
 * neighbours.
 */
@NullMarked
package io.github.wechatpay.complaint;

import org.jspecify.annotations.NullMarked;
