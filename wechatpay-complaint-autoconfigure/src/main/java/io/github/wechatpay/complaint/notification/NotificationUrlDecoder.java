package io.github.wechatpay.complaint.notification;

import io.github.wechatpay.complaint.client.WechatPayResponseException;
import io.github.wechatpay.complaint.json.JsonObject;
import io.github.wechatpay.complaint.json.JsonReader;

/**
 * Reads {@code {"mchid":…,"url":…}} from verified bytes, whatever media type they were
 * labelled with. Fields that are not known are ignored.
 */
final class NotificationUrlDecoder {

	private final JsonReader jsonReader = new JsonReader();

	NotificationUrl decode(byte[] body) {
		JsonObject answer = this.jsonReader.read(body).orElseThrow(() -> unusable("it is not a JSON object in UTF-8"));
		return new NotificationUrl(required(answer, "mchid"), required(answer, "url"));
	}

	WechatPayResponseException emptyAnswer() {
		return unusable("it has no body");
	}

	private static String required(JsonObject answer, String field) {
		String value = answer.text(field);
		if (value == null) {
			throw unusable("it has no text '" + field + "'");
		}
		return value;
	}

	private static WechatPayResponseException unusable(String problem) {
		return new WechatPayResponseException("WeChat Pay's answer about the notification URL cannot be used: "
				+ problem + ". The call itself was accepted.", null);
	}

}
