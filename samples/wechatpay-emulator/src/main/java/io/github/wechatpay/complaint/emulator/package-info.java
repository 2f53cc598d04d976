/**
 * The platform side of WeChat Pay's complaint notifications, for tests and
 * demonstrations. {@link io.github.wechatpay.complaint.emulator.WechatPayEmulator} starts
 * one; its control plane offers the same operations as JSON over HTTP.
 */
@NullMarked
package io.github.wechatpay.complaint.emulator;

import org.jspecify.annotations.NullMarked;
