package io.github.wechatpay.complaint.emulator.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path with variable parts.
 *
 * @param pattern matches such paths
 * @param names the names of the variable parts, in their order
 */
record PathPattern(Pattern pattern, List<String> names) {

	private static final Pattern VARIABLE = Pattern.compile("\\{(\\*?)(\\w+)}");

	static PathPattern of(String path) {
		StringBuilder regex = new StringBuilder();
		List<String> names = new ArrayList<>();
		Matcher variable = VARIABLE.matcher(path);
		int end = 0;
		while (variable.find()) {
			regex.append(Pattern.quote(path.substring(end, variable.start())));
			regex.append((variable.group(1).isEmpty()) ? "([^/]+)" : "(.+)");
			names.add(variable.group(2));
			end = variable.end();
		}
		return new PathPattern(Pattern.compile(regex + Pattern.quote(path.substring(end))), names);
	}

	Optional<PathVariables> match(String path) {
		Matcher matcher = this.pattern.matcher(path);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		Map<String, String> values = new HashMap<>();
		for (int i = 0; i < this.names.size(); i++) {
			values.put(this.names.get(i), matcher.group(i + 1));
		}
		return Optional.of(new PathVariables(values));
	}

}
