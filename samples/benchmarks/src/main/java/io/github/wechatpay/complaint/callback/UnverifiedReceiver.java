package io.github.wechatpay.complaint.callback;

import java.time.Duration;
import java.time.OffsetDateTime;

import io.github.wechatpay.complaint.json.JsonObject;
import io.github.wechatpay.complaint.json.JsonReader;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Receives notifications as the library does, with verification and decryption taken out:
 * the limit of what it can reach. Nothing like this is in the library.
 */
public final class UnverifiedReceiver {

	private static final Duration TIMEOUT = Duration.ofSeconds(4);

	private final JsonReader jsonReader = new JsonReader();

	private final NotificationDispatcher dispatcher;

	/**
	 * Create a receiver.
	 * @param dispatcher has notifications handled
	 */
	public UnverifiedReceiver(NotificationDispatcher dispatcher) {
		this.dispatcher = dispatcher;
	}

	/**
	 * Receive a message.
	 * @param body its body, in which nothing is encrypted
	 * @param scheduler calls the handlers
	 * @return how to answer
	 */
	public Mono<Reception> receive(byte[] body, Scheduler scheduler) {
		return Mono.fromCallable(() -> decode(body))
			.flatMap((notification) -> this.dispatcher.dispatch(notification, new Progress()).subscribeOn(scheduler))
			.timeout(TIMEOUT);
	}

	private ComplaintNotification decode(byte[] body) {
		JsonObject envelope = this.jsonReader.read(body).orElseThrow();
		JsonObject complaint = envelope.object("resource");
		return new ComplaintNotification("1900012181", text(envelope, "id"),
				OffsetDateTime.parse(text(envelope, "create_time")), text(envelope, "event_type"),
				envelope.text("summary"), text(complaint, "complaint_id"), text(complaint, "action_type"),
				complaint.toString());
	}

	private static String text(JsonObject object, String name) {
		String text = object.text(name);
		if (text == null) {
			throw new IllegalArgumentException("There is no text '" + name + "'");
		}
		return text;
	}

}
