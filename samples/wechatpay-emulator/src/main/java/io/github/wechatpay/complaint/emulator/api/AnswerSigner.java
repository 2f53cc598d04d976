package io.github.wechatpay.complaint.emulator.api;

import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.fault.FaultyBody;
import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.Request;
import io.github.wechatpay.complaint.emulator.identity.MessageSigner;
import io.github.wechatpay.complaint.emulator.identity.PlatformKey;
import io.github.wechatpay.complaint.emulator.merchant.Merchant;

/**
 * Signs answers with the key the merchant asked for.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4012354989">How to verify</a>
 */
final class AnswerSigner {

	private final MessageSigner signer;

	private final boolean certificatesAvailable;

	AnswerSigner(MessageSigner signer, boolean certificatesAvailable) {
		this.signer = signer;
		this.certificatesAvailable = certificatesAvailable;
	}

	Answer sign(Request request, Merchant merchant, Answer answer, Fault fault) {
		Answer sent = spoilBody(answer, fault);
		return sent.with(this.signer.sign(key(request, merchant), sent.body(), fault.type()));
	}

	private static Answer spoilBody(Answer answer, Fault fault) {
		if (answer.body().length == 0) {
			return answer;
		}
		FaultyBody body = FaultyBody.of(answer.body(), fault);
		return answer.body(body.bytes()).with("Content-Type", body.contentType());
	}

	private PlatformKey key(Request request, Merchant merchant) {
		boolean publicKeyRequested = merchant.publicKey().id().equals(request.header("Wechatpay-Serial"));
		return (publicKeyRequested || !this.certificatesAvailable) ? merchant.publicKey().signingKey()
				: merchant.certificates().current().signingKey();
	}

}
