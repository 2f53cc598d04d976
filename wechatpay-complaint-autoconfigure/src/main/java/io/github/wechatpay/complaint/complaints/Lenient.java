package io.github.wechatpay.complaint.complaints;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What stands for something that a response does not have, so that one bad field does not
 * make a page unusable.
 */
final class Lenient {

	private Lenient() {
	}

	static String text(@Nullable String value) {
		return Objects.requireNonNullElse(value, "");
	}

	static int number(@Nullable Integer value) {
		return Objects.requireNonNullElse(value, 0);
	}

	static boolean flag(@Nullable Boolean value) {
		return Boolean.TRUE.equals(value);
	}

	static <T> List<T> list(@Nullable List<? extends @Nullable T> values) {
		return (values != null) ? values.stream().<T>mapMulti((value, present) -> {
			if (value != null) {
				present.accept(value);
			}
		}).toList() : List.of();
	}

	static @Nullable JsonNode json(@Nullable JsonNode value) {
		return (value == null || value.isNull()) ? null : value;
	}

}
