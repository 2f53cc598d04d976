/**
 * Complaints: what they are made of, what can happen to them, and where they are kept.
 * Nothing here knows how they are written in JSON.
 */
@NullMarked
package io.github.wechatpay.complaint.emulator.complaint;

import org.jspecify.annotations.NullMarked;
