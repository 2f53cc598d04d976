package io.github.wechatpay.complaint.client;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * What is known of one attempt: when it must have ended, and whether any of its bytes may
 * have reached WeChat Pay.
 */
final class Attempt {

	private static final String ATTRIBUTE = Attempt.class.getName();

	private volatile boolean sent;

	private volatile @Nullable Throwable signingFailure;

	private volatile @Nullable TransportDeadline deadline;

	static Attempt of(ClientRequest request) {
		return request.attribute(ATTRIBUTE)
			.map(Attempt.class::cast)
			.orElseThrow(() -> new IllegalStateException("The request was not prepared for signing"));
	}

	/**
	 * Return the attempt that an answer came from, if the answer came from one.
	 */
	static @Nullable Attempt of(ClientResponse response) {
		return (Attempt) response.request().getAttributes().get(ATTRIBUTE);
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

	void begin(TransportDeadline deadline) {
		this.deadline = deadline;
	}

	@Nullable TransportDeadline deadline() {
		return this.deadline;
	}

}
