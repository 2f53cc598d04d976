package io.github.wechatpay.complaint.emulator.http;

import java.util.Map;

/**
 * The variable parts of a path.
 *
 * @param values the parts by their names, percent-encoded as the client sent them
 */
public record PathVariables(Map<String, String> values) {

	/**
	 * Return a part.
	 * @param name its name
	 * @return the part
	 */
	public String get(String name) {
		return this.values.getOrDefault(name, "");
	}

}
