/**
 * Complaint notifications: makes them up, encrypts and signs them, delivers them to the
 * registered URL, and repeats them until they are acknowledged.
 */
@NullMarked
package io.github.wechatpay.complaint.emulator.notification;

import org.jspecify.annotations.NullMarked;
