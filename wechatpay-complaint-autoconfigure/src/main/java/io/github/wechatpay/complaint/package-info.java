/**
 * Complaints of WeChat Pay's payers, for Spring Boot. Two flows share the keys of a
 * merchant: <pre>
 *  OUT  ComplaintService, ComplaintNotificationService --> WebClient --[sign]--[verify]--> WeChat Pay
 *  IN   handler &lt;-- dispatch &lt;--(inbox)&lt;-- dedupe &lt;-- decode &lt;-- decrypt &lt;-- verify &lt;-- POST &lt;-- WeChat Pay
 * </pre> and a net below them has handled what was never heard of: <pre>
 *  NET  handler &lt;-- dispatch &lt;-- reconciliation &lt;-- list complaints &lt;-- WeChat Pay
 * </pre>
 * <ul>
 * <li>{@code autoconfigure}: what Spring Boot sees, one subpackage for each optional
 * integration; {@code testcontainers}: the emulator in a container; {@code test}: the
 * emulator in a test,</li>
 * <li>{@code merchant}: the services of several merchants, by name,</li>
 * <li>{@code reconciliation}: finding complaints that were never heard of,</li>
 * <li>{@code callback}: receiving notifications,</li>
 * <li>{@code complaints}: the complaint itself, read, answered and completed,</li>
 * <li>{@code notification}: the operations on the notification URL,</li>
 * <li>{@code client}: one merchant put together, and its signed and verified
 * {@code WebClient},</li>
 * <li>{@code platform}: WeChat Pay's keys, and the verification of signatures,</li>
 * <li>{@code crypto}: keys, signatures and encryption, without HTTP,</li>
 * <li>{@code observation}: what the observations share.</li>
 * </ul>
 * A package uses those below it, never one above. This package has nothing but the base
 * of all exceptions.
 */
@NullMarked
package io.github.wechatpay.complaint;

import org.jspecify.annotations.NullMarked;
