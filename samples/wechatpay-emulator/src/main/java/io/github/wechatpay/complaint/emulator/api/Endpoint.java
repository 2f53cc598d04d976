package io.github.wechatpay.complaint.emulator.api;

import java.util.function.Function;

import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.Request;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;

/**
 * An operation of the API.
 *
 * @param region whose operation it is
 * @param operation what is done
 * @param signedPart the part of the body that the merchant signs
 * @param signedAnswer whether the platform signs the answer
 */
record Endpoint(MerchantRegion region, Function<ApiCall, Answer> operation, Function<Request, byte[]> signedPart,
		boolean signedAnswer) {

	static Endpoint of(MerchantRegion region, Function<ApiCall, Answer> operation) {
		return new Endpoint(region, operation, Request::body, true);
	}

	Endpoint signedOver(Function<Request, byte[]> signedPart) {
		return new Endpoint(this.region, this.operation, signedPart, this.signedAnswer);
	}

	Endpoint withUnsignedAnswer() {
		return new Endpoint(this.region, this.operation, this.signedPart, false);
	}

}
