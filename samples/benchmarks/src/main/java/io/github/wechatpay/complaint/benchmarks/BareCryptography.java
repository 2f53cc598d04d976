package io.github.wechatpay.complaint.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;

/**
 * The cryptography that nobody can avoid, as the JDK does it.
 */
public final class BareCryptography {

	private static final byte[] REQUEST = ("GET\n/v3/global/merchant-service/complaint-notifications\n1760000000\n"
			+ "c5ac7061fccab6bf3e254dcf98995b8c\n\n")
		.getBytes(StandardCharsets.UTF_8);

	private final Keys keys;

	private final byte[] message;

	private final byte[] signature;

	private final byte[] ciphertext;

	private BareCryptography(Keys keys, SignedMessage message) {
		this.keys = keys;
		this.message = message.signedText().getBytes(StandardCharsets.UTF_8);
		this.signature = Base64.getDecoder().decode(message.signature());
		this.ciphertext = Base64.getDecoder().decode(SignedMessage.encryptedResource());
	}

	/**
	 * One signature and one verification.
	 * @param keys the keys of both sides
	 * @return the cryptography of a call
	 */
	public static Operation ofCall(Keys keys) {
		BareCryptography bare = new BareCryptography(keys, SignedMessage.response(keys));
		return new Operation(() -> bare.sign().length > 0 && bare.verify());
	}

	/**
	 * One verification and one decryption.
	 * @param keys the keys of both sides
	 * @return the cryptography of a notification
	 */
	public static Operation ofNotification(Keys keys) {
		BareCryptography bare = new BareCryptography(keys, SignedMessage.notification(keys, "EV-1"));
		return new Operation(() -> bare.verify() && bare.decrypt().length > 0);
	}

	private byte[] sign() throws GeneralSecurityException {
		Signature signing = Signature.getInstance("SHA256withRSA");
		signing.initSign(this.keys.merchant().getPrivate());
		signing.update(REQUEST);
		return signing.sign();
	}

	private boolean verify() throws GeneralSecurityException {
		Signature verification = Signature.getInstance("SHA256withRSA");
		verification.initVerify(this.keys.platform().getPublic());
		verification.update(this.message);
		return verification.verify(this.signature);
	}

	private byte[] decrypt() throws GeneralSecurityException {
		return Keys.decrypt(SignedMessage.RESOURCE_NONCE, SignedMessage.ASSOCIATED_DATA, this.ciphertext);
	}

}
