package io.github.wechatpay.complaint.autoconfigure.actuate;

import java.time.Clock;
import java.time.Instant;

import io.github.wechatpay.complaint.client.AnswerListener;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import org.jspecify.annotations.Nullable;

/**
 * Remembers when WeChat Pay last gave an answer that verified.
 */
final class LastVerifiedAnswer implements AnswerListener {

	private final Clock clock;

	private volatile @Nullable Instant time;

	LastVerifiedAnswer(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void verified() {
		this.time = this.clock.instant();
	}

	@Override
	public void rejected(SignatureVerificationException failure) {
	}

	@Nullable Instant time() {
		return this.time;
	}

}
