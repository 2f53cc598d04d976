package io.github.wechatpay.complaint.emulator.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param status the status
 * @param headers the headers, without those that frame the body
 * @param body the body, possibly empty
 * @param ending how the answer ends
 * @param delay how long it is held back
 */
public record Answer(int status, Map<String, String> headers, byte[] body, Ending ending, Duration delay) {

	private static final byte[] EMPTY = {};

	/**
	 * Create an answer without a body.
	 * @param status the status
	 * @return the answer
	 */
	public static Answer empty(int status) {
		return new Answer(status, Map.of(), EMPTY, Ending.COMPLETE, Duration.ZERO);
	}

	/**
	 * Create an answer with a body.
	 * @param status the status
	 * @param contentType the media type of the body
	 * @param body the body
	 * @return the answer
	 */
	public static Answer of(int status, String contentType, byte[] body) {
		return new Answer(status, Map.of("Content-Type", contentType), body, Ending.COMPLETE, Duration.ZERO);
	}

	/**
	 * Add headers.
	 * @param more the headers to add
	 * @return a new answer
	 */
	public Answer with(Map<String, String> more) {
		Map<String, String> all = new LinkedHashMap<>(this.headers);
		all.putAll(more);
		return new Answer(this.status, all, this.body, this.ending, this.delay);
	}

	/**
	 * Add a header.
	 * @param name the name
	 * @param value the value
	 * @return a new answer
	 */
	public Answer with(String name, String value) {
		return with(Map.of(name, value));
	}

	/**
	 * Leave a header out.
	 * @param name the name
	 * @return a new answer
	 */
	public Answer without(String name) {
		Map<String, String> fewer = new LinkedHashMap<>(this.headers);
		fewer.remove(name);
		return new Answer(this.status, fewer, this.body, this.ending, this.delay);
	}

	/**
	 * Replace the body.
	 * @param body the new body
	 * @return a new answer
	 */
	public Answer body(byte[] body) {
		return new Answer(this.status, this.headers, body, this.ending, this.delay);
	}

	/**
	 * End differently.
	 * @param ending how the answer ends
	 * @return a new answer
	 */
	public Answer ending(Ending ending) {
		return new Answer(this.status, this.headers, this.body, ending, this.delay);
	}

	/**
	 * Hold the answer back.
	 * @param delay how long
	 * @return a new answer
	 */
	public Answer after(Duration delay) {
		return new Answer(this.status, this.headers, this.body, this.ending, delay);
	}

}
