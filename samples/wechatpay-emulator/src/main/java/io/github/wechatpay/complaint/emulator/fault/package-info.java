/**
 * What can be made to go wrong: faults, where they are queued until an answer or a
 * notification takes one, and how they are written in JSON.
 */
@NullMarked
package io.github.wechatpay.complaint.emulator.fault;

import org.jspecify.annotations.NullMarked;
