/**
 * The API a merchant calls: checks requests the way the platform does, keeps the
 * notification URL, lists the platform certificates, and signs what it answers.
 */
@NullMarked
package io.github.wechatpay.complaint.emulator.api;

import org.jspecify.annotations.NullMarked;
