package io.github.wechatpay.complaint.documents;

import java.util.List;

/**
 * A fenced block of a page.
 *
 * @param page the name of the page
 * @param language what it is written in
 * @param text its lines
 * @param line the number of its first line within the page
 */
record Block(String page, String language, String text, int line) {

	List<String> commands() {
		return this.text.lines().filter((command) -> !command.isBlank() && !command.startsWith("#")).toList();
	}

	@Override
	public String toString() {
		return "the " + this.language + " block in line " + this.line + " of " + this.page;
	}

}
