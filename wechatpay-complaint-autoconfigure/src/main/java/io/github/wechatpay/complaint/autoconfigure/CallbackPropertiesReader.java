package io.github.wechatpay.complaint.autoconfigure;

import java.time.Duration;

import org.springframework.util.unit.DataSize;

/**
 * Gives the limits of the endpoint that the properties describe.
 */
final class CallbackPropertiesReader {

	private static final String PREFIX = "wechatpay.complaint.callback.";

	private final WechatPayProperties.Callback properties;

	CallbackPropertiesReader(WechatPayProperties.Callback properties) {
		this.properties = properties;
	}

	String readPath() {
		String path = this.properties.getPath();
		require(path.startsWith("/"), "path", path, "start with '/'");
		return path;
	}

	int readMaxBodySize() {
		DataSize size = this.properties.getMaxBodySize();
		require(size.toBytes() > 0 && size.toBytes() < Integer.MAX_VALUE, "max-body-size", size,
				"be more than 0 and less than 2GB");
		return (int) size.toBytes();
	}

	Duration readHandlerTimeout() {
		return positive("handler-timeout", this.properties.getHandlerTimeout());
	}

	Duration readTimeToLive() {
		return positive("deduplication.ttl", this.properties.getDeduplication().getTtl());
	}

	private static Duration positive(String name, Duration value) {
		require(!value.isNegative() && !value.isZero(), name, value, "be more than 0");
		return value;
	}

	private static void require(boolean condition, String name, Object value, String expected) {
		if (!condition) {
			throw new InvalidWechatPayPropertyException(PREFIX + name, "is " + value + ", but must " + expected,
					"Correct the value, or remove it to use the default.");
		}
	}

}
