package io.github.wechatpay.complaint.emulator.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.wechatpay.complaint.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * A body of several parts. What is malformed has no parts.
 *
 * @param parts the parts in their order
 */
record Multipart(List<Part> parts) {

	private static final Pattern BOUNDARY = Pattern
		.compile("(?i)multipart/form-data\\s*;.*\\bboundary=(?:\"([^\"]+)\"|([^;\\s]+)).*");

	static Multipart of(Request request) {
		String contentType = String.valueOf(request.header("Content-Type"));
		Matcher boundary = BOUNDARY.matcher(contentType);
		if (!boundary.matches()) {
			return new Multipart(List.of());
		}
		String delimiter = "--" + ((boundary.group(1) != null) ? boundary.group(1) : boundary.group(2));
		// each byte is a character of its own, and comes back as the same byte
		return new Multipart(
				split("\r\n" + new String(request.body(), StandardCharsets.ISO_8859_1), "\r\n" + delimiter));
	}

	private static List<Part> split(String body, String delimiter) {
		List<Part> parts = new ArrayList<>();
		int start = body.indexOf(delimiter);
		while (start >= 0) {
			int end = body.indexOf(delimiter, start + delimiter.length());
			if (end >= 0) {
				read(body.substring(start + delimiter.length(), end)).ifPresent(parts::add);
			}
			start = end;
		}
		return parts;
	}

	private static Optional<Part> read(String text) {
		int content = text.indexOf("\r\n\r\n");
		return (content >= 0) ? Optional
			.of(new Part(text.substring(0, content), text.substring(content + 4).getBytes(StandardCharsets.ISO_8859_1)))
				: Optional.empty();
	}

	Optional<Part> part(String name) {
		return this.parts.stream().filter((part) -> name.equals(part.name())).findFirst();
	}

	/**
	 * A part.
	 *
	 * @param headers its headers
	 * @param content its content
	 */
	record Part(String headers, byte[] content) {

		@Nullable String name() {
			return find("(?i)content-disposition:[^\r\n]*[;\\s]name=\"?([^\";\r\n]+)");
		}

		@Nullable String filename() {
			return find("(?i)content-disposition:[^\r\n]*\\bfilename=\"?([^\";\r\n]+)");
		}

		String contentType() {
			String contentType = find("(?i)content-type:\\s*([^\r\n]+)");
			return (contentType != null) ? contentType : "";
		}

		private @Nullable String find(String regex) {
			Matcher matcher = Pattern.compile(regex).matcher(this.headers);
			return (matcher.find()) ? matcher.group(1) : null;
		}

	}

}
