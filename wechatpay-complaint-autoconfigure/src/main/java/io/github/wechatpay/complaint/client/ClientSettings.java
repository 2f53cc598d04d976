package io.github.wechatpay.complaint.client;

import java.time.Duration;

/**
 * Limits of the client.
 *
 * @param connectTimeout how long a connection may take
 * @param responseTimeout how long an answer may take
 * @param maxResponseSize how many bytes an answer may have
 * @param retry how failed calls are repeated
 */
public record ClientSettings(Duration connectTimeout, Duration responseTimeout, int maxResponseSize,
		RetryPolicy retry) {

	Duration attemptTimeout() {
		return this.connectTimeout.plus(this.responseTimeout);
	}

}
