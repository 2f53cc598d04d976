/**
 * Keys, signatures and authenticated encryption: what is done to bytes, with no knowledge
 * of HTTP or of the API. Bouncy Castle reads the PEM formats that the JDK does not, and
 * is not loaded for the others; every signature and every decryption is made by whichever
 * provider the JVM prefers, so that a faster provider put in front is used.
 */
@NullMarked
package io.github.wechatpay.complaint.crypto;

import org.jspecify.annotations.NullMarked;
