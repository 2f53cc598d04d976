package io.github.wechatpay.complaint.json;

/**
 * Which bytes may follow each other in UTF-8, so that nothing is written in a longer form
 * than it needs, and nothing is a surrogate or beyond Unicode. That sequences are whole
 * is left to the parser, which sees to it, but not to this.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3629#section-4">RFC 3629</a>
 */
final class Utf8Ranges {

	private Utf8Ranges() {
	}

	static boolean areKeptBy(byte[] bytes) {
		for (int i = 0; i < bytes.length; i++) {
			if (bytes[i] < 0 && !mayFollow(bytes[i] & 0xFF, (i + 1 < bytes.length) ? bytes[i + 1] & 0xFF : 0)) {
				return false;
			}
		}
		return true;
	}

	private static boolean mayFollow(int first, int second) {
		return switch (first) {
			case 0xC0, 0xC1 -> false;
			case 0xE0 -> second >= 0xA0;
			case 0xED -> second < 0xA0;
			case 0xF0 -> second >= 0x90;
			case 0xF4 -> second < 0x90;
			default -> first < 0xF5;
		};
	}

}
