package io.github.wechatpay.complaint.complaints;

import java.util.function.UnaryOperator;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.wechatpay.complaint.crypto.DecryptionException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A text that WeChat Pay encrypted for the merchant. It is decrypted when asked for, with
 * the private key that the merchant has then; until then one that cannot be decrypted
 * does no harm. Neither {@link #toString()} nor JSON has the plain text or the
 * ciphertext: both have a mask.
 */
public final class EncryptedText {

	private static final String MASK = "****";

	private final String ciphertext;

	private final UnaryOperator<String> decryptor;

	EncryptedText(String ciphertext, UnaryOperator<String> decryptor) {
		this.ciphertext = ciphertext;
		this.decryptor = decryptor;
	}

	/**
	 * Decrypt the text. It takes about a millisecond of CPU time and is done on a thread
	 * of {@link Schedulers#boundedElastic()}.
	 * @return the plain text, anew for each subscription; fails with
	 * {@link DecryptionException} if it was not encrypted for the merchant's certificate
	 */
	public Mono<String> decrypt() {
		return Mono.fromCallable(() -> this.decryptor.apply(this.ciphertext)).subscribeOn(Schedulers.boundedElastic());
	}

	/**
	 * Return a mask.
	 */
	@Override
	@JsonValue
	public String toString() {
		return MASK;
	}

}
