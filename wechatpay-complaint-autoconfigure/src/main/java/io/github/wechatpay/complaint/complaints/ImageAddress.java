package io.github.wechatpay.complaint.complaints;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;
import org.springframework.web.util.UriUtils;

/**
 * What is to be taken from the URL of an image: its token and its query. The host is not,
 * since a signed request must go nowhere but to the access point; and since the request
 * is signed, the token must not lead to any other path there.
 *
 * @param token the token, percent-encoded or not, as it was in the URL
 * @param query the query as it was in the URL
 */
record ImageAddress(String token, @Nullable String query) {

	private static final Pattern PATH = Pattern
		.compile("/v3/(?:global/)?merchant-service/images/((?:[0-9A-Za-z+/=_.~-]|%[0-9A-Fa-f]{2})+)");

	private static final Pattern PLAIN_TOKEN = Pattern.compile("(?!upload$)[0-9A-Za-z+/=_.~-]+");

	private static final Pattern TWICE_ENCODED = Pattern.compile("%25[0-9A-Fa-f]{2}");

	private static final Pattern QUERY = Pattern.compile("[\\x21-\\x7e]*");

	private static final String COMPLAINT_ID = "complaint_id";

	static ImageAddress parse(@Nullable String mediaUrl) {
		URI url = toUri(mediaUrl);
		Matcher path = PATH.matcher((url.getRawPath() != null) ? url.getRawPath() : "");
		Rules.require(path.matches(), "mediaUrl",
				"has not the path of an image, /v3/global/merchant-service/images/… or /v3/merchant-service/images/…"
						+ " (the links of a history's imageList are for a browser)");
		ImageAddress address = new ImageAddress(path.group(1),
				StringUtils.hasLength(url.getRawQuery()) ? url.getRawQuery() : null);
		Rules.require(isPlain(address.decodedToken()), "mediaUrl", "has a token that is none of an image");
		Rules.require(address.query == null || QUERY.matcher(address.query).matches(), "mediaUrl",
				"has a query that is not percent-encoded");
		return address;
	}

	ImageAddress withComplaintId(String complaintId) {
		if (this.query == null) {
			return new ImageAddress(this.token, COMPLAINT_ID + '=' + complaintId);
		}
		boolean present = Arrays.stream(this.query.split("&"))
			.anyMatch((parameter) -> parameter.startsWith(COMPLAINT_ID + '='));
		return present ? this : new ImageAddress(this.token, this.query + '&' + COMPLAINT_ID + '=' + complaintId);
	}

	ImageAddress withEncodedToken() {
		return new ImageAddress(UriUtils.encode(decodedToken(), StandardCharsets.UTF_8), this.query);
	}

	Target target(ComplaintTargets targets) {
		Target target = targets.image(this.token);
		return (this.query != null) ? target.withQuery(this.query) : target;
	}

	// some templates encode what is encoded already
	private String decodedToken() {
		String decoded = UriUtils.decode(this.token, StandardCharsets.UTF_8);
		return TWICE_ENCODED.matcher(this.token).find() ? UriUtils.decode(decoded, StandardCharsets.UTF_8) : decoded;
	}

	private static boolean isPlain(String token) {
		return PLAIN_TOKEN.matcher(token).matches()
				&& Arrays.stream(token.split("/")).noneMatch((segment) -> segment.equals(".") || segment.equals(".."));
	}

	private static URI toUri(@Nullable String mediaUrl) {
		try {
			URI url = new URI((mediaUrl != null) ? mediaUrl : "");
			Rules.require("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()),
					"mediaUrl", "is not an absolute https URL");
			return url;
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException("'mediaUrl' is not a URL: " + ex.getReason());
		}
	}

}
