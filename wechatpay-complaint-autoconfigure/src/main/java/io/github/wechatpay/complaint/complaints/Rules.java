package io.github.wechatpay.complaint.complaints;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What WeChat Pay demands of arguments, as far as it can be told by looking at them. What
 * is wrong is said without quoting an argument, since it may be what somebody wrote.
 */
final class Rules {

	private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

	private static final int MAX_IMAGES = 4;

	private static final int MAX_MEDIA_ID = 512;

	private Rules() {
	}

	// they become part of an address as they are
	static String requireId(String name, @Nullable String value) {
		if (value == null || !ID.matcher(value).matches()) {
			throw broken(name, "must have 1 to 64 letters, digits, '_' or '-'");
		}
		return value;
	}

	static void requireText(String name, @Nullable String value, int maxLength) {
		if (value == null || value.isEmpty()) {
			throw broken(name, "must not be empty");
		}
		require(value.length() <= maxLength, name,
				"has " + value.length() + " characters, and at most " + maxLength + " are accepted");
		require(value.chars().noneMatch((character) -> Character.isSurrogate((char) character)), name,
				"has a character that takes four bytes in UTF-8, such as an emoji, which WeChat Pay does not accept");
	}

	static void requireImages(List<String> images) {
		require(images.size() <= MAX_IMAGES, "images",
				"has " + images.size() + " media ids, and at most " + MAX_IMAGES + " are accepted");
		images.forEach((mediaId) -> requireText("images", mediaId, MAX_MEDIA_ID));
	}

	static void require(boolean condition, String name, String problem) {
		if (!condition) {
			throw broken(name, problem);
		}
	}

	static IllegalArgumentException broken(String name, String problem) {
		return new IllegalArgumentException("'" + name + "' " + problem);
	}

}
