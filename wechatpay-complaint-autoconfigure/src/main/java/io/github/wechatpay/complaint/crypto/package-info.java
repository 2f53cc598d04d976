/**
 * Keys, signatures and authenticated encryption: what is done to bytes, with no knowledge
 * of HTTP or of the API. Bouncy Castle reads the PEM formats that the JDK does not, and
 * is not loaded for the others. RSA is done by the
 * {@link io.github.wechatpay.complaint.crypto.RsaProvider} that was chosen, everything
 * else by whichever provider the JVM prefers.
 */
@NullMarked
package io.github.wechatpay.complaint.crypto;

import org.jspecify.annotations.NullMarked;
