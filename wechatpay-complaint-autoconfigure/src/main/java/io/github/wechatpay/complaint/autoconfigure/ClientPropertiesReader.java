package io.github.wechatpay.complaint.autoconfigure;

import java.time.Duration;

import io.github.wechatpay.complaint.client.ClientSettings;
import io.github.wechatpay.complaint.client.RetryPolicy;

import org.springframework.util.unit.DataSize;

/**
 * Makes the limits of the client of the properties that describe them.
 */
final class ClientPropertiesReader {

	private final WechatPayProperties.Client properties;

	ClientPropertiesReader(WechatPayProperties.Client properties) {
		this.properties = properties;
	}

	ClientSettings read() {
		WechatPayProperties.Retry retry = this.properties.getRetry();
		require(retry.getMaxAttempts() >= 1, "retry.max-attempts", retry.getMaxAttempts(), "1 or more");
		require(!retry.getInitialBackoff().isNegative(), "retry.initial-backoff", retry.getInitialBackoff(),
				"0 or more");
		return new ClientSettings(positive("connect-timeout", this.properties.getConnectTimeout()),
				positive("response-timeout", this.properties.getResponseTimeout()),
				readSize(this.properties.getMaxResponseSize()),
				new RetryPolicy(retry.getMaxAttempts(), retry.getInitialBackoff()));
	}

	private static Duration positive(String name, Duration value) {
		require(!value.isNegative() && !value.isZero(), name, value, "more than 0");
		return value;
	}

	private static int readSize(DataSize size) {
		require(size.toBytes() > 0 && size.toBytes() <= Integer.MAX_VALUE, "max-response-size", size,
				"more than 0 and less than 2GB");
		return (int) size.toBytes();
	}

	private static void require(boolean condition, String name, Object value, String expected) {
		if (!condition) {
			throw new InvalidWechatPayPropertyException("wechatpay.client." + name,
					"is " + value + ", but must be " + expected, "Correct the value, or remove it to use the default.");
		}
	}

}
