package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.client.ClientSettings;
import io.github.wechatpay.complaint.client.RetryPolicy;

/**
 * Makes the limits of the client of the properties that describe them.
 */
final class ClientPropertiesReader {

	private final PropertyConstraints constraints = new PropertyConstraints("wechatpay.client.");

	private final WechatPayProperties.Client properties;

	ClientPropertiesReader(WechatPayProperties.Client properties) {
		this.properties = properties;
	}

	ClientSettings read() {
		return new ClientSettings(this.constraints.positive("connect-timeout", this.properties.getConnectTimeout()),
				this.constraints.positive("response-timeout", this.properties.getResponseTimeout()),
				this.constraints.positive("max-response-size", this.properties.getMaxResponseSize()),
				readRetry(this.properties.getRetry()));
	}

	private RetryPolicy readRetry(WechatPayProperties.Retry retry) {
		this.constraints.require(retry.getMaxAttempts() >= 1, "retry.max-attempts", retry.getMaxAttempts(),
				"be 1 or more");
		this.constraints.require(!retry.getInitialBackoff().isNegative(), "retry.initial-backoff",
				retry.getInitialBackoff(), "be 0 or more");
		return new RetryPolicy(retry.getMaxAttempts(), retry.getInitialBackoff());
	}

}
