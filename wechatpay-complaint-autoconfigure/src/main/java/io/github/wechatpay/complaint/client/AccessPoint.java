package io.github.wechatpay.complaint.client;

import java.net.URI;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * The one scheme, host and port that requests are signed for and sent to.
 *
 * @param region decides on the paths
 * @param baseUri scheme, host and optionally a port; no path, since the path is signed
 * and an intermediary that adds to it would break the signature
 */
public record AccessPoint(Region region, URI baseUri) {

	private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.[0-9.]+|\\[(0*:)*:?0*1]",
			Pattern.CASE_INSENSITIVE);

	/**
	 * Create an access point.
	 * @param region decides on the paths
	 * @param baseUri scheme, host and optionally a port
	 */
	public AccessPoint {
		Assert.isTrue("https".equalsIgnoreCase(baseUri.getScheme()) || "http".equalsIgnoreCase(baseUri.getScheme()),
				"'baseUri' must start with https:// (or http://, for an emulator)");
		Assert.isTrue(baseUri.getHost() != null, "'baseUri' must have a host");
		Assert.isTrue(isEmptyPath(baseUri.getRawPath()), "'baseUri' must have no path");
		Assert.isTrue(
				baseUri.getRawQuery() == null && baseUri.getRawFragment() == null && baseUri.getRawUserInfo() == null,
				"'baseUri' must have no user info, query or fragment");
	}

	/**
	 * Create the public access point of a region.
	 * @param region the region
	 * @return its access point
	 */
	public static AccessPoint of(Region region) {
		return new AccessPoint(region, region.baseUri());
	}

	/**
	 * Return whether a request to this address goes to this access point.
	 * @param uri the absolute address
	 * @return {@code true} if scheme, host and port are the same
	 */
	public boolean serves(URI uri) {
		return uri.getHost() != null && uri.getScheme() != null && uri.getRawUserInfo() == null
				&& uri.getScheme().equalsIgnoreCase(this.baseUri.getScheme())
				&& uri.getHost().equalsIgnoreCase(this.baseUri.getHost()) && port(uri) == port(this.baseUri);
	}

	void requireServes(URI uri) {
		Assert.isTrue(serves(uri), () -> "Refused to sign a request to " + uri.getScheme() + "://" + uri.getHost()
				+ ": this client calls only " + this.baseUri + ". Use a path, or another WebClient.");
	}

	/**
	 * Return whether requests would cross a network unencrypted.
	 * @return {@code true} for plain http to another machine
	 */
	public boolean isPlaintextOverNetwork() {
		return "http".equalsIgnoreCase(this.baseUri.getScheme()) && !LOOPBACK.matcher(this.baseUri.getHost()).matches();
	}

	private static int port(URI uri) {
		if (uri.getPort() != -1) {
			return uri.getPort();
		}
		return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
	}

	private static boolean isEmptyPath(@Nullable String path) {
		return !StringUtils.hasLength(path) || "/".equals(path);
	}

}
