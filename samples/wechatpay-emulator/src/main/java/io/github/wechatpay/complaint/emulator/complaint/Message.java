package io.github.wechatpay.complaint.emulator.complaint;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What somebody says about a complaint.
 *
 * @param text the text
 * @param images the images
 * @param structure the parts of an immediate reply, if it is one
 */
public record Message(String text, List<Image> images, @Nullable JsonNode structure) {

	/**
	 * Create a message.
	 */
	public Message {
		images = List.copyOf(images);
	}

	/**
	 * Create a message of a text alone.
	 * @param text the text
	 * @return the message
	 */
	public static Message of(String text) {
		return new Message(text, List.of(), null);
	}

	/**
	 * Create a message with images.
	 * @param text the text
	 * @param images the images
	 * @return the message
	 */
	public static Message of(String text, List<Image> images) {
		return new Message(text, images, null);
	}

}
