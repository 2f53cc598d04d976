package io.github.wechatpay.complaint.client;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * Knows of one attempt whether any of its bytes may have reached WeChat Pay.
 */
final class RequestProgress {

	private static final String ATTRIBUTE = RequestProgress.class.getName();

	private volatile boolean sent;

	private volatile @Nullable Throwable signingFailure;

	static RequestProgress of(ClientRequest request) {
		return request.attribute(ATTRIBUTE)
			.map(RequestProgress.class::cast)
			.orElseThrow(() -> new IllegalStateException("The request was not prepared for signing"));
	}

	void attach(Map<String, Object> attributes) {
		attributes.put(ATTRIBUTE, this);
	}

	void markSent() {
		this.sent = true;
	}

	void signingFailed(Throwable failure) {
		this.signingFailure = failure;
	}

	boolean isSigningFailure(Throwable failure) {
		return failure == this.signingFailure;
	}

	boolean isSent() {
		return this.sent;
	}

}
