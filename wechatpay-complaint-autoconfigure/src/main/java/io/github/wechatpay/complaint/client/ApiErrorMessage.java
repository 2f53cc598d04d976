package io.github.wechatpay.complaint.client;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;

/**
 * Words a refusal for the person who has to deal with it. Text that came with the answer
 * is quoted only after anything that could be a key or a signature was taken out.
 */
final class ApiErrorMessage {

	private static final int LONGEST_QUOTE = 300;

	private static final Pattern LIKE_A_SECRET = Pattern.compile("[A-Za-z0-9+/=_-]{32,}");

	private static final Pattern REQUEST_ID = Pattern.compile("[0-9A-Za-z-]{1,100}");

	private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

	private ApiErrorMessage() {
	}

	static String of(HttpStatusCode status, @Nullable String code, @Nullable String message,
			@Nullable String requestId) {
		StringBuilder text = new StringBuilder("WeChat Pay answered ").append(status.value());
		if (code != null) {
			text.append(' ').append(quote(code));
		}
		if (message != null) {
			text.append(": ").append(quote(message));
		}
		text.append(" (Request-ID ").append(quoteRequestId(requestId)).append(")");
		return text.append(". ").append(ApiErrorAdvice.of(code, status)).toString();
	}

	private static String quote(String text) {
		return shorten(LIKE_A_SECRET.matcher(text).replaceAll("[removed]"));
	}

	private static String quoteRequestId(@Nullable String requestId) {
		if (requestId == null) {
			return "absent";
		}
		return REQUEST_ID.matcher(requestId).matches() ? requestId : "unusual";
	}

	private static String shorten(String text) {
		String line = CONTROL.matcher(text).replaceAll(" ");
		return (line.length() > LONGEST_QUOTE) ? line.substring(0, LONGEST_QUOTE) + "…" : line;
	}

}
