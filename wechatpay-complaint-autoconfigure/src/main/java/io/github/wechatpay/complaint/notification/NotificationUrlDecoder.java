package io.github.wechatpay.complaint.notification;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import io.github.wechatpay.complaint.client.WechatPayResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code {"mchid":…,"url":…}} from verified bytes, whatever media type they were
 * labelled with. Fields that are not known are ignored.
 */
final class NotificationUrlDecoder {

	// prepared for its type, since to look that up takes a lock
	private final ObjectReader jsonReader = JsonMapper.builder().build().readerFor(JsonNode.class);

	NotificationUrl decode(byte[] body) {
		JsonNode answer = parse(body);
		return new NotificationUrl(required(answer, "mchid"), required(answer, "url"));
	}

	WechatPayResponseException emptyAnswer() {
		return unusable("it has no body");
	}

	private JsonNode parse(byte[] body) {
		try {
			// given bytes, the mapper would read UTF-16 and UTF-32 as well
			return this.jsonReader
				.readValue(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
		}
		catch (CharacterCodingException | JacksonException ex) {
			// the exception quotes the body
			throw unusable("it is not JSON in UTF-8");
		}
	}

	private static String required(JsonNode answer, String field) {
		JsonNode value = answer.path(field);
		if (!value.isString()) {
			throw unusable("it has no text '" + field + "'");
		}
		return value.stringValue();
	}

	private static WechatPayResponseException unusable(String problem) {
		return new WechatPayResponseException("WeChat Pay's answer about the notification URL cannot be used: "
				+ problem + ". The call itself was accepted.", null);
	}

}
