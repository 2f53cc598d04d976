package io.github.wechatpay.complaint.benchmarks.reception;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;

import io.github.wechatpay.complaint.benchmarks.BareOperations;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.SignedMessage;

/**
 * The cryptography of a notification that cannot be avoided: one verification, one
 * decryption.
 */
final class BareReception extends BareOperations {

	private final Keys keys;

	private final byte[] message;

	private final byte[] signature;

	private final byte[] ciphertext;

	BareReception(Keys keys) {
		this.keys = keys;
		SignedMessage notification = SignedMessage.notification(keys, "EV-1");
		this.message = (notification.timestamp() + '\n' + notification.nonce() + '\n' + notification.body() + '\n')
			.getBytes(StandardCharsets.UTF_8);
		this.signature = Base64.getDecoder().decode(notification.signature());
		this.ciphertext = Base64.getDecoder().decode(Keys.encrypt("fdasflkja484", "complaint", "a".repeat(83)));
	}

	@Override
	protected void run() throws GeneralSecurityException {
		Signature verification = Signature.getInstance("SHA256withRSA");
		verification.initVerify(this.keys.platform().getPublic());
		verification.update(this.message);
		if (!verification.verify(this.signature)
				|| Keys.decrypt("fdasflkja484", "complaint", this.ciphertext).length == 0) {
			throw new IllegalStateException("The notification was not accepted");
		}
	}

}
