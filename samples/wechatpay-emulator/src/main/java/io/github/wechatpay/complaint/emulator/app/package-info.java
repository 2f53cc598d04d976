/**
 * The emulator as an application of its own, configured by properties.
 */
@NullMarked
package io.github.wechatpay.complaint.emulator.app;

import org.jspecify.annotations.NullMarked;
