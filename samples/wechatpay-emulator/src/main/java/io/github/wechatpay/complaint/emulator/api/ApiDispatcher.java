package io.github.wechatpay.complaint.emulator.api;

import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.JsonBodies;
import io.github.wechatpay.complaint.emulator.http.Request;
import io.github.wechatpay.complaint.emulator.http.RequestHandler;
import io.github.wechatpay.complaint.emulator.http.Routes;
import io.github.wechatpay.complaint.emulator.http.UnroutableException;

/**
 * Lets requests that pass all checks through to their endpoint. From then on answers are
 * signed, refusals included; before that they are not.
 */
final class ApiDispatcher {

	private final Routes routes;

	private final RequiredHeaders requiredHeaders = new RequiredHeaders();

	private final RequestAuthenticator authenticator;

	private final AnswerSigner signer;

	private final JsonBodies json;

	ApiDispatcher(Routes routes, RequestAuthenticator authenticator, AnswerSigner signer, JsonBodies json) {
		this.routes = routes;
		this.authenticator = authenticator;
		this.signer = signer;
		this.json = json;
	}

	Answer dispatch(Request request, Fault fault) {
		try {
			RequestHandler endpoint = this.routes.find(request);
			this.requiredHeaders.check(request);
			this.authenticator.authenticate(request);
			return this.signer.sign(request, call(endpoint, request), fault);
		}
		catch (UnroutableException ex) {
			return ex.describe(error(new ApiException(ex.status(), "INVALID_REQUEST", "请求的路径或方法不存在")));
		}
		catch (ApiException ex) {
			return error(ex);
		}
	}

	private Answer call(RequestHandler endpoint, Request request) {
		try {
			return endpoint.handle(request);
		}
		catch (ApiException ex) {
			return error(ex);
		}
	}

	private Answer error(ApiException ex) {
		return Answer.of(ex.status(), "application/json; charset=utf-8", this.json.write(ex.body()));
	}

}
