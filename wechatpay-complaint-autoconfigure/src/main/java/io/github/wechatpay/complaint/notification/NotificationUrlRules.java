package io.github.wechatpay.complaint.notification;

import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;

/**
 * What WeChat Pay demands of a notification URL, as far as it can be told by looking at
 * it.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4016271743">Rules of
 * notification URLs</a>
 */
final class NotificationUrlRules {

	private static final int MAX_LENGTH = 255;

	String requireValid(@Nullable String url) {
		if (url == null) {
			throw rejected("is null");
		}
		require(!url.isEmpty(), "is empty");
		require(url.length() <= MAX_LENGTH, "has " + url.length() + " characters, and at most 255 are accepted");
		require(url.chars().noneMatch(NotificationUrlRules::isInvisible), "contains blanks or invisible characters");
		requireValid(parse(url));
		return url;
	}

	private static boolean isInvisible(int character) {
		return Character.isWhitespace(character) || Character.isSpaceChar(character)
				|| Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
	}

	private static void requireValid(URI uri) {
		require(uri.isAbsolute(), "is not absolute");
		require("https".equalsIgnoreCase(uri.getScheme()), "does not start with https://");
		require(uri.getRawUserInfo() == null, "contains user info");
		require(uri.getHost() != null,
				"has no host that can be read (international names are written in their xn-- form)");
		require(uri.getRawQuery() == null, "contains a query");
		require(uri.getRawFragment() == null, "contains a fragment");
	}

	private static URI parse(String url) {
		try {
			return new URI(url);
		}
		catch (URISyntaxException ex) {
			throw rejected("is not a URL: " + ex.getReason() + " at index " + ex.getIndex());
		}
	}

	// the URL is not quoted, since what is wrong with it may be a password in it
	private static void require(boolean condition, String problem) {
		if (!condition) {
			throw rejected(problem);
		}
	}

	private static IllegalArgumentException rejected(String problem) {
		return new IllegalArgumentException("The notification URL " + problem
				+ ". Use a public address such as https://pay.example.com/wechatpay/complaint-notifications.");
	}

}
