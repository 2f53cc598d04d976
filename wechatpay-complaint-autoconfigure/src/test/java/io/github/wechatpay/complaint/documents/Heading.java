package io.github.wechatpay.complaint.documents;

import java.util.Locale;

/**
 * A heading of a page.
 *
 * @param level its level, 1 for a title
 * @param text its text
 */
record Heading(int level, String text) {

	/**
	 * Return the anchor that GitHub gives to it.
	 */
	String anchor() {
		return this.text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "").replace(' ', '-');
	}

}
