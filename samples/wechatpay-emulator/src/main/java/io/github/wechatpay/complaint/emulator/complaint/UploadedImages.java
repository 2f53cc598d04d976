package io.github.wechatpay.complaint.emulator.complaint;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The images that a merchant uploaded to send them with a reply.
 */
public final class UploadedImages {

	private final Map<String, Image> images = new ConcurrentHashMap<>();

	/**
	 * Start without images.
	 */
	public UploadedImages() {
	}

	/**
	 * Keep an image.
	 * @param mediaId its id
	 * @param image the image
	 */
	public void add(String mediaId, Image image) {
		this.images.put(mediaId, image);
	}

	/**
	 * Find an image.
	 * @param mediaId its id
	 * @return the image, if there is one
	 */
	public Optional<Image> find(String mediaId) {
		return Optional.ofNullable(this.images.get(mediaId));
	}

	/**
	 * Forget all images.
	 */
	public void clear() {
		this.images.clear();
	}

}
