package io.github.wechatpay.complaint.emulator.api;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

/**
 * The rules a notification URL has to follow. Hosts are judged by their names only,
 * nothing is looked up.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4016271743">Notification
 * considerations</a>
 */
final class NotificationUrlRules {

	private static final int LONGEST_URL = 255;

	// a number with a leading zero, in hexadecimal, or fewer than four of them
	private static final Pattern UNUSUAL_ADDRESS = Pattern
		.compile("(?=.*(^|\\.)(0[0-9]|0[xX])).*[0-9a-fA-F]|[0-9]+(\\.[0-9]+){0,2}");

	private static final List<String> PRIVATE_NAMES = List.of(".local", ".localhost", ".localdomain", ".internal",
			".lan", ".home.arpa");

	void check(String url) {
		require(!url.isBlank(), "url is empty");
		require(url.length() <= LONGEST_URL, "url is longer than 255 characters");
		require(url.chars().noneMatch(Character::isWhitespace), "url contains blanks");
		require(url.codePoints().noneMatch(Character::isSupplementaryCodePoint),
				"url has a character of four bytes in UTF-8");
		URI uri = parse(url);
		require("https".equalsIgnoreCase(uri.getScheme()), "url is not https");
		require(uri.getRawUserInfo() == null, "url contains user information");
		require(isPublic(uri.getHost()), "the host of url cannot be reached publicly");
		require(uri.getRawQuery() == null, "url contains a query");
		require(uri.getRawFragment() == null, "url contains a fragment");
		require(uri.getRawPath().length() > 1, "url is a domain only, without a path");
	}

	private static URI parse(String url) {
		try {
			return new URI(url);
		}
		catch (URISyntaxException ex) {
			throw new ParameterException("url is not a valid URL");
		}
	}

	private static boolean isPublic(@Nullable String host) {
		if (host == null) {
			return false;
		}
		if (UNUSUAL_ADDRESS.matcher(host).matches()) {
			return false;
		}
		InetAddress address = NetUtil.createInetAddressFromIpAddressString(host);
		return (address != null) ? isPublic(address) : isPublicName(host.toLowerCase(Locale.ROOT));
	}

	private static boolean isPublic(InetAddress address) {
		byte[] bytes = address.getAddress();
		boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC;
		boolean carrierGrade = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
		return !(carrierGrade || address.isLoopbackAddress() || address.isSiteLocalAddress()
				|| address.isLinkLocalAddress() || address.isAnyLocalAddress() || address.isMulticastAddress()
				|| uniqueLocal);
	}

	private static boolean isPublicName(String host) {
		return host.contains(".") && PRIVATE_NAMES.stream().noneMatch(host::endsWith);
	}

	private static void require(boolean condition, String issue) {
		if (!condition) {
			throw new ParameterException(issue);
		}
	}

}
