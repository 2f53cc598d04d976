package io.github.wechatpay.complaint.emulator.api;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Set;

import io.github.wechatpay.complaint.emulator.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * The query of a request, of which every parameter is checked when it is read.
 *
 * @param request the request
 */
record QueryParameters(Request request) {

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd")
		.withResolverStyle(ResolverStyle.STRICT);

	private static final Set<String> LANGUAGES = Set.of("ZH_CN", "ZH_TW", "ZH_HK", "EN", "JA", "KO", "TH", "VI", "RU",
			"DE", "FR", "AR", "ES");

	int number(String name, int least, int most, int otherwise) {
		String value = this.request.parameter(name);
		if (value == null) {
			return otherwise;
		}
		try {
			int number = Integer.parseInt(value);
			if (number >= least && number <= most) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			throw invalid(name, value, name + " is not a number");
		}
		throw invalid(name, value, name + " is not between " + least + " and " + most);
	}

	LocalDate date(String name) {
		String value = this.request.parameter(name);
		if (value == null) {
			throw invalid(name, "", name + " is required");
		}
		try {
			return LocalDate.parse(value, DATE);
		}
		catch (DateTimeParseException ex) {
			throw invalid(name, value, name + " is not a date such as 2019-01-01");
		}
	}

	@Nullable String language() {
		String value = this.request.parameter("mch_language");
		if (value != null && !LANGUAGES.contains(value.toUpperCase(Locale.ROOT))) {
			throw invalid("mch_language", value, "mch_language is not a known language");
		}
		return value;
	}

	static ApiException invalid(String name, String value, String issue) {
		return ApiException.invalid("query", name, value, issue);
	}

}
