package io.github.wechatpay.complaint.emulator;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.emulator.http.JsonBodies;
import io.github.wechatpay.complaint.emulator.http.PathVariables;
import io.github.wechatpay.complaint.emulator.http.Request;

/**
 * A request to the control plane.
 *
 * @param request the request
 * @param variables the variable parts of its path
 * @param json reads its body
 */
record ControlCall(Request request, PathVariables variables, JsonBodies json) {

	private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.US_ASCII);

	<T> T body(Class<T> type) {
		byte[] body = (this.request.body().length > 0) ? this.request.body() : EMPTY_OBJECT;
		return valid(() -> this.json.read(body, type));
	}

	static <T> T valid(Supplier<T> reading) {
		try {
			return reading.get();
		}
		catch (IllegalArgumentException ex) {
			throw new ControlException(400, "INVALID_REQUEST", ex);
		}
	}

	static <T> T existing(Supplier<T> lookup) {
		try {
			return lookup.get();
		}
		catch (IllegalArgumentException ex) {
			throw new ControlException(404, "NOT_FOUND", ex);
		}
	}

}
