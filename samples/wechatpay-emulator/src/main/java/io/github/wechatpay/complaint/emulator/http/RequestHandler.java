package io.github.wechatpay.complaint.emulator.http;

/**
 * Turns a request into an answer. Called off the event loop.
 */
@FunctionalInterface
public interface RequestHandler {

	/**
	 * Handle a request.
	 * @param request the request
	 * @return the answer
	 */
	Answer handle(Request request);

}
