package io.github.wechatpay.complaint.emulator.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.wechatpay.complaint.emulator.http.Request;

/**
 * The languages in which the platform explains errors. The first one is that of the texts
 * in the code.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/en/4012357121">Basic rules</a>
 */
enum Language {

	SIMPLIFIED("zh-CN"),

	HONG_KONG("zh-HK"),

	TAIWAN("zh-TW"),

	ENGLISH("en");

	private static final Map<String, List<String>> TEXTS = ErrorTexts.BY_SIMPLIFIED;

	private final String tag;

	Language(String tag) {
		this.tag = tag;
	}

	static Language of(Request request) {
		return ranges(String.join(",", request.headerValues("Accept-Language"))).stream()
			.map((range) -> named(range.getRange()))
			.flatMap(Optional::stream)
			.findFirst()
			.orElse(SIMPLIFIED);
	}

	private static List<Locale.LanguageRange> ranges(String header) {
		try {
			return Locale.LanguageRange.parse(header);
		}
		catch (IllegalArgumentException ex) {
			return List.of();
		}
	}

	private static Optional<Language> named(String range) {
		if (range.startsWith("en")) {
			return Optional.of(ENGLISH);
		}
		return Arrays.stream(values()).filter((language) -> language.tag.equalsIgnoreCase(range)).findFirst();
	}

	String tag() {
		return this.tag;
	}

	String translate(String simplified) {
		List<String> others = TEXTS.get(simplified);
		if (others == null || this == SIMPLIFIED) {
			return simplified;
		}
		return others.get((this == ENGLISH) ? 1 : 0);
	}

}
