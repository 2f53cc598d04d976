package io.github.wechatpay.complaint.emulator.complaint;

import java.util.Arrays;
import java.util.Base64;

/**
 * An image.
 *
 * @param contentType the media type
 * @param content the bytes
 */
public record Image(String contentType, byte[] content) {

	private static final byte[] SAMPLE = Base64.getDecoder()
		.decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

	/**
	 * Create an image of bytes that tell their own media type.
	 * @param content the bytes
	 * @return the image
	 */
	public static Image of(byte[] content) {
		return new Image(contentType(content), content);
	}

	/**
	 * Return an image of a single pixel.
	 * @return a PNG
	 */
	public static Image sample() {
		return of(SAMPLE.clone());
	}

	private static String contentType(byte[] content) {
		if (startsWith(content, 0xFF, 0xD8)) {
			return "image/jpeg";
		}
		if (startsWith(content, 'B', 'M')) {
			return "image/bmp";
		}
		return (startsWith(content, 'G', 'I', 'F')) ? "image/gif" : "image/png";
	}

	private static boolean startsWith(byte[] content, int... start) {
		byte[] expected = new byte[start.length];
		for (int i = 0; i < start.length; i++) {
			expected[i] = (byte) start[i];
		}
		return content.length >= start.length && Arrays.equals(content, 0, start.length, expected, 0, start.length);
	}

	@Override
	public String toString() {
		return "Image[contentType=" + this.contentType + ", " + this.content.length + " bytes]";
	}

}
