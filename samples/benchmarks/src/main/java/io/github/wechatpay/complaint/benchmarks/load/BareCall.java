package io.github.wechatpay.complaint.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;

import io.github.wechatpay.complaint.benchmarks.BareOperations;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.SignedMessage;

/**
 * The cryptography of a call that cannot be avoided: one signature, one verification.
 */
final class BareCall extends BareOperations {

	private final Keys keys;

	private final byte[] request;

	private final byte[] answer;

	private final byte[] signature;

	BareCall(Keys keys) {
		this.keys = keys;
		this.request = ("GET\n/v3/global/merchant-service/complaint-notifications\n1760000000\n"
				+ "c5ac7061fccab6bf3e254dcf98995b8c\n\n")
			.getBytes(StandardCharsets.UTF_8);
		SignedMessage message = SignedMessage.answer(keys);
		this.answer = (message.timestamp() + '\n' + message.nonce() + '\n' + message.body() + '\n')
			.getBytes(StandardCharsets.UTF_8);
		this.signature = Base64.getDecoder().decode(message.signature());
	}

	@Override
	protected void run() throws GeneralSecurityException {
		Signature signing = Signature.getInstance("SHA256withRSA");
		signing.initSign(this.keys.merchant().getPrivate());
		signing.update(this.request);
		Signature verification = Signature.getInstance("SHA256withRSA");
		verification.initVerify(this.keys.platform().getPublic());
		verification.update(this.answer);
		if (signing.sign().length == 0 || !verification.verify(this.signature)) {
			throw new IllegalStateException("The signature was not accepted");
		}
	}

}
