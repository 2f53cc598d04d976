/**
 * The four cryptographic operations of the protocol, done with the JDK's own providers:
 * random text, RSA key pairs, SHA256withRSA signatures and AEAD_AES_256_GCM. Nothing here
 * knows what is signed or encrypted.
 */
@NullMarked
package io.github.wechatpay.complaint.emulator.crypto;

import org.jspecify.annotations.NullMarked;
