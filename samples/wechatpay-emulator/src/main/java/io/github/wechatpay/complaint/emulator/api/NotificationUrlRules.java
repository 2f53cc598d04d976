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

	private static final String URL = "url";

	private static final int LONGEST_URL = 255;

	// a number with a leading zero, in hexadecimal, or fewer than four of them
	private static final Pattern UNUSUAL_ADDRESS = Pattern
		.compile("(?=.*(^|\\.)(0[0-9]|0[xX])).*[0-9a-fA-F]|[0-9]+(\\.[0-9]+){0,2}");

	private static final List<String> PRIVATE_NAMES = List.of(".local", ".localhost", ".localdomain", ".internal",
			".lan", ".home.arpa");

	/**
	 * Read the URL out of the body of a request, or say what is wrong with it.
	 */
	String read(JsonObject body) {
		String url = body.required(URL, LONGEST_URL);
		body.require(URL, url.chars().noneMatch(Character::isWhitespace), "url contains blanks");
		check(body, parse(body, url));
		return url;
	}

	private static URI parse(JsonObject body, String url) {
		try {
			return new URI(url);
		}
		catch (URISyntaxException ex) {
			throw body.invalid(URL, "url is not a valid URL");
		}
	}

	private static void check(JsonObject body, URI uri) {
		body.require(URL, "https".equalsIgnoreCase(uri.getScheme()), "url is not https");
		body.require(URL, uri.getRawUserInfo() == null, "url contains user information");
		body.require(URL, isPublic(uri.getHost()), "the host of url cannot be reached publicly");
		body.require(URL, uri.getRawQuery() == null, "url contains a query");
		body.require(URL, uri.getRawFragment() == null, "url contains a fragment");
		body.require(URL, uri.getRawPath().length() > 1, "url is a domain only, without a path");
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

}
