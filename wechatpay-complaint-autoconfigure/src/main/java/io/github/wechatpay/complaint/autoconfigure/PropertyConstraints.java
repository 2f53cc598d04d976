package io.github.wechatpay.complaint.autoconfigure;

import java.time.Duration;

import org.springframework.util.unit.DataSize;

/**
 * What the properties below a prefix must keep to.
 */
final class PropertyConstraints {

	private final String prefix;

	PropertyConstraints(String prefix) {
		this.prefix = prefix;
	}

	Duration positive(String name, Duration value) {
		require(!value.isNegative() && !value.isZero(), name, value, "be more than 0");
		return value;
	}

	int positive(String name, DataSize size) {
		require(size.toBytes() > 0 && size.toBytes() < Integer.MAX_VALUE, name, size,
				"be more than 0 and less than 2GB");
		return (int) size.toBytes();
	}

	void require(boolean condition, String name, Object value, String expected) {
		if (!condition) {
			throw new InvalidWechatPayPropertyException(this.prefix + name, "is " + value + ", but must " + expected,
					"Correct the value, or remove it to use the default.");
		}
	}

}
