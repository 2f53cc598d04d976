package io.github.wechatpay.complaint.emulator.api;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

import io.github.wechatpay.complaint.emulator.crypto.RandomText;
import org.jspecify.annotations.Nullable;

/**
 * Makes addresses of images, another one for each query.
 */
final class MediaUrls {

	private static final int SALT = 4;

	private final ImageSettings images;

	private final Clock clock;

	private final RandomText random;

	MediaUrls(ImageSettings images, Clock clock, RandomText random) {
		this.images = images;
		this.clock = clock;
		this.random = random;
	}

	String url(ApiCall call, String complaintId, @Nullable String logId, int index) {
		ImageOptions options = this.images.current();
		String token = new ImageToken(complaintId, logId, index).write(this.clock.instant(),
				this.random.alphanumeric(SALT));
		String base = (options.base() != null) ? options.base()
				: call.region().host() + call.region().pathPrefix() + "/merchant-service/images/";
		return base + written(token, options.form()) + ((options.complaintId()) ? "?complaint_id=" + complaintId : "");
	}

	static String written(String token, ImageOptions.Form form) {
		return switch (form) {
			case RAW -> token;
			case ENCODED -> encode(token);
			case MIXED -> token.replace("=", "%3D");
			case DOUBLE_ENCODED -> encode(encode(token));
		};
	}

	/**
	 * Find the token in a path.
	 * @return the token, or {@code null} if it is in a form that is not accepted
	 */
	static @Nullable String accepted(String path, ImageOptions options) {
		String token = decode(path);
		return switch (options.accepted()) {
			case ANY -> token;
			case VERBATIM -> (path.equals(written(token, options.form()))) ? token : null;
			case ENCODED -> (path.equals(encode(token))) ? token : null;
		};
	}

	private static String encode(String token) {
		return URLEncoder.encode(token, StandardCharsets.US_ASCII);
	}

	private static String decode(String path) {
		String decoded = path;
		try {
			while (decoded.contains("%")) {
				decoded = URLDecoder.decode(decoded.replace("+", "%2B"), StandardCharsets.UTF_8);
			}
		}
		catch (IllegalArgumentException ex) {
			return path;
		}
		return decoded;
	}

}
