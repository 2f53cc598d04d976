package io.github.wechatpay.complaint.emulator.api;

import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.JsonBodies;

/**
 * The two ways in which the API says yes.
 */
final class Answers {

	private static final String JSON = "application/json; charset=utf-8";

	private static final byte[] NOTHING = {};

	private Answers() {
	}

	static Answer ok(JsonBodies json, Object body) {
		return Answer.of(200, JSON, json.writeUnusually(body));
	}

	static Answer noContent() {
		return Answer.of(204, JSON, NOTHING);
	}

}
