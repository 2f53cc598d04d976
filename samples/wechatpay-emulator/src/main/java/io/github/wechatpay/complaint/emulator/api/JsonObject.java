package io.github.wechatpay.complaint.emulator.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.wechatpay.complaint.emulator.http.JsonBodies;
import io.github.wechatpay.complaint.emulator.http.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of a request, of which every member is checked when it is read.
 *
 * @param body the body, which may be anything
 */
record JsonObject(JsonNode body) {

	static JsonObject of(Request request, JsonBodies json) {
		requireJson(request.headerValues("Content-Type"));
		try {
			return new JsonObject(json.read(request.body()));
		}
		catch (IllegalArgumentException ex) {
			throw ApiException.invalid("body", "", "", "the body is not valid JSON");
		}
	}

	private static void requireJson(List<String> contentTypes) {
		if (contentTypes.size() != 1 || !isJson(contentTypes.get(0))) {
			throw new ApiException(400, "PARAM_ERROR", ErrorTexts.NOT_JSON);
		}
	}

	private static boolean isJson(String contentType) {
		String mediaType = contentType.split(";", 2)[0];
		return mediaType.strip().toLowerCase(Locale.ROOT).equals("application/json");
	}

	String required(String name, int longest) {
		String text = optional(name, longest);
		if (text == null) {
			throw invalid(name, name + " is required");
		}
		if (text.isEmpty()) {
			throw invalid(name, name + " is empty");
		}
		return text;
	}

	@Nullable String optional(String name, int longest) {
		JsonNode member = this.body.path(name);
		if (member.isMissingNode()) {
			return null;
		}
		if (!member.isString()) {
			throw invalid(name, name + " is not a string");
		}
		return checked(name, member.stringValue(), longest);
	}

	private String checked(String name, String text, int longest) {
		if (text.codePointCount(0, text.length()) > longest) {
			throw invalid(name, name + " is longer than " + longest + " characters");
		}
		if (text.codePoints().anyMatch(Character::isSupplementaryCodePoint)) {
			throw invalid(name, name + " has a character of four bytes in UTF-8");
		}
		return text;
	}

	List<String> texts(String name, int most) {
		JsonNode member = this.body.path(name);
		if (member.isMissingNode()) {
			return List.of();
		}
		if (!member.isArray() || member.size() > most) {
			throw invalid(name, name + " is not an array of at most " + most + " strings");
		}
		List<String> texts = new ArrayList<>();
		member.forEach((element) -> texts.add(element.asString()));
		return texts;
	}

	JsonNode object(String name) {
		JsonNode member = this.body.path(name);
		if (!member.isObject()) {
			throw invalid(name, name + " is not an object");
		}
		return member;
	}

	@Nullable Integer integer(String name) {
		JsonNode member = this.body.path(name);
		if (member.isMissingNode()) {
			return null;
		}
		if (!member.isInt()) {
			throw invalid(name, name + " is not an integer");
		}
		return member.intValue();
	}

	void require(String name, boolean condition, String issue) {
		if (!condition) {
			throw invalid(name, issue);
		}
	}

	boolean has(String name) {
		return this.body.has(name);
	}

	ApiException invalid(String name, String issue) {
		JsonNode member = this.body.path(name);
		return ApiException.invalid("body", "/" + name, (member.isString()) ? member.stringValue() : member.toString(),
				issue);
	}

}
