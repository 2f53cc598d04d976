/**
 * WeChat Pay's side of the trust: its keys, found by serial number, and the verification
 * of what it signed, be it a response or a notification. Nothing is decoded here; what
 * passes is still bytes.
 */
@NullMarked
package io.github.wechatpay.complaint.platform;

import org.jspecify.annotations.NullMarked;
