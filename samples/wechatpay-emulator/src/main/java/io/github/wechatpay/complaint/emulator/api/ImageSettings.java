package io.github.wechatpay.complaint.emulator.api;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The options for images, which can change at any time.
 */
public final class ImageSettings {

	private final ImageOptions initial;

	private final AtomicReference<ImageOptions> current;

	/**
	 * Start with options.
	 * @param initial the options to go back to
	 */
	public ImageSettings(ImageOptions initial) {
		this.initial = initial;
		this.current = new AtomicReference<>(initial);
	}

	/**
	 * Return the options.
	 * @return those in force
	 */
	public ImageOptions current() {
		return this.current.get();
	}

	/**
	 * Change the options.
	 * @param options those in force from now on
	 */
	public void change(ImageOptions options) {
		this.current.set(options);
	}

	/**
	 * Go back to the options of the start.
	 */
	public void reset() {
		this.current.set(this.initial);
	}

}
