package io.github.wechatpay.complaint.autoconfigure;

import java.time.Duration;
import java.util.regex.Pattern;

import io.github.wechatpay.complaint.callback.inbox.InboxSettings;

/**
 * Reads the limits of the endpoint from the properties.
 */
final class CallbackPropertiesReader {

	private static final Pattern LITERAL_PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");

	private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(100);

	private final PropertyConstraints constraints = new PropertyConstraints("wechatpay.complaint.callback.");

	private final WechatPayProperties.Callback properties;

	CallbackPropertiesReader(WechatPayProperties.Callback properties) {
		this.properties = properties;
	}

	String readPath() {
		String path = this.properties.path();
		this.constraints.require(LITERAL_PATH.matcher(path).matches(), "path", "'" + path + "'",
				"start with '/' and be literal: letters, digits, '-', '_', '.' and '~' between slashes");
		return path;
	}

	int readMaxBodySize() {
		return this.constraints.positive("max-body-size", this.properties.maxBodySize());
	}

	Duration readHandlerTimeout() {
		Duration timeout = this.constraints.positive("handler-timeout", this.properties.handlerTimeout());
		this.constraints.require(timeout.compareTo(SHORTEST_TIMEOUT) >= 0, "handler-timeout", timeout,
				"be at least 100ms");
		return timeout;
	}

	Duration readMaxHandlingTime() {
		return this.constraints.positive("max-handling-time", this.properties.maxHandlingTime());
	}

	InboxSettings readInbox() {
		WechatPayProperties.Inbox inbox = this.properties.inbox();
		this.constraints.require(inbox.maxAttempts() > 0, "inbox.max-attempts", inbox.maxAttempts(), "be at least 1");
		Duration initial = this.constraints.positive("inbox.initial-backoff", inbox.initialBackoff());
		this.constraints.require(inbox.maxBackoff().compareTo(initial) >= 0, "inbox.max-backoff", inbox.maxBackoff(),
				"be at least inbox.initial-backoff");
		return new InboxSettings(inbox.maxAttempts(), initial, inbox.maxBackoff());
	}

	static Duration readTimeToLive(WechatPayProperties properties) {
		return new CallbackPropertiesReader(properties.complaint().callback())
			.readTimeToLive(properties.largestClockTolerance());
	}

	private Duration readTimeToLive(Duration clockTolerance) {
		Duration ttl = this.constraints.positive("deduplication.ttl", this.properties.deduplication().ttl());
		this.constraints.require(ttl.compareTo(clockTolerance.multipliedBy(2)) >= 0, "deduplication.ttl", ttl,
				"be at least twice wechatpay.clock-tolerance, since a message can be replayed for as long");
		return ttl;
	}

}
