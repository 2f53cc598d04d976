package io.github.wechatpay.complaint.complaints;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * An image that may be uploaded.
 *
 * @param name its name in ASCII
 * @param type its type, by its name
 * @param content its bytes
 */
record ImageFile(String name, MediaType type, byte[] content) {

	private static final int MAX_SIZE = 2 * 1024 * 1024;

	private static final Pattern IMAGE_NAME = Pattern.compile("(?s).*\\.(jpg|png|bmp)", Pattern.CASE_INSENSITIVE);

	// others are encoded in a different way by each client of WeChat Pay
	private static final Pattern PLAIN_NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z ._-]{0,127}");

	static ImageFile of(@Nullable String filename, byte @Nullable [] content) {
		Matcher name = IMAGE_NAME.matcher((filename != null) ? filename : "");
		Rules.require(name.matches(), "filename", "must end in .jpg, .png or .bmp");
		if (content == null || content.length == 0) {
			throw Rules.broken("image", "must not be empty");
		}
		Rules.require(content.length <= MAX_SIZE, "image",
				"has " + content.length + " bytes, and at most " + MAX_SIZE + " are accepted");
		String extension = name.group(1).toLowerCase(Locale.ROOT);
		return new ImageFile(PLAIN_NAME.matcher(name.group()).matches() ? name.group() : "image." + extension,
				typeOf(extension), content);
	}

	String sha256() {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(this.content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static MediaType typeOf(String extension) {
		return switch (extension) {
			case "png" -> MediaType.IMAGE_PNG;
			case "bmp" -> new MediaType("image", "bmp");
			default -> MediaType.IMAGE_JPEG;
		};
	}

}
