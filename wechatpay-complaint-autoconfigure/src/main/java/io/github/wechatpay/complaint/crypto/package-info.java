/**
 * Keys, signatures and authenticated encryption: what is done to bytes, with no knowledge
 * of HTTP or of the API. Bouncy Castle reads PEM files; every signature and every
 * decryption is made by whichever provider the JVM prefers, so that a faster provider put
 * in front is used.
 */
@NullMarked
package io.github.wechatpay.complaint.crypto;

import org.jspecify.annotations.NullMarked;
