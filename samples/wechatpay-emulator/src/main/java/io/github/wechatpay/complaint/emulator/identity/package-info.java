/**
 * Who is who: the merchant's account, the platform's certificates and its public key, and
 * the signatures the platform makes with them.
 */
@NullMarked
package io.github.wechatpay.complaint.emulator.identity;

import org.jspecify.annotations.NullMarked;
