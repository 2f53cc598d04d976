/**
 * Connections to the emulator of WeChat Pay's side, for tests and demonstrations.
 */
@NullMarked
package io.github.wechatpay.complaint.autoconfigure.emulator;

import org.jspecify.annotations.NullMarked;
