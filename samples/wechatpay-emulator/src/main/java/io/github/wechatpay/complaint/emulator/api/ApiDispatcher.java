package io.github.wechatpay.complaint.emulator.api;

import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.fault.FaultyBody;
import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.Request;
import io.github.wechatpay.complaint.emulator.http.Routes;
import io.github.wechatpay.complaint.emulator.http.Routes.Match;
import io.github.wechatpay.complaint.emulator.http.UnroutableException;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import io.github.wechatpay.complaint.emulator.merchant.Merchant;

/**
 * Lets requests that pass all checks through to their endpoint. From then on answers are
 * signed, refusals included; before that they are not.
 */
final class ApiDispatcher {

	private final Routes<Endpoint> routes;

	private final RequiredHeaders requiredHeaders = new RequiredHeaders();

	private final RequestAuthenticator authenticator;

	private final AnswerSigner signer;

	private final ErrorAnswers errors;

	ApiDispatcher(Routes<Endpoint> routes, RequestAuthenticator authenticator, AnswerSigner signer,
			ErrorAnswers errors) {
		this.routes = routes;
		this.authenticator = authenticator;
		this.signer = signer;
		this.errors = errors;
	}

	Answer dispatch(Request request, Fault fault) {
		try {
			Match<Endpoint> match = this.routes.find(request);
			this.requiredHeaders.check(request);
			Merchant merchant = this.authenticator.authenticate(request, match.handler().signedPart().apply(request));
			return dispatch(match.handler(), new ApiCall(request, match.variables(), merchant, fault));
		}
		catch (UnroutableException ex) {
			return ex.describe(Answer.empty(ex.status()));
		}
		catch (ApiException ex) {
			return this.errors.of(request, ex);
		}
	}

	private Answer dispatch(Endpoint endpoint, ApiCall call) {
		if (endpoint.region() != call.region() && call.region() == MerchantRegion.MAINLAND) {
			// the access points of mainland China know nothing of global paths
			return Answer.empty(404);
		}
		Answer answer = call(endpoint, call);
		return (endpoint.signedAnswer()) ? this.signer.sign(call.request(), call.merchant(), answer, call.fault())
				: spoilt(answer, call.fault());
	}

	private Answer call(Endpoint endpoint, ApiCall call) {
		try {
			if (endpoint.region() != call.region()) {
				throw new ApiException(400, "INVALID_REQUEST", ErrorTexts.OTHER_REGION);
			}
			return endpoint.operation().apply(call);
		}
		catch (ApiException ex) {
			return this.errors.of(call.request(), ex);
		}
	}

	private static Answer spoilt(Answer answer, Fault fault) {
		String contentType = answer.headers().getOrDefault("Content-Type", "");
		return answer.body(FaultyBody.of(contentType, answer.body(), fault).bytes());
	}

}
