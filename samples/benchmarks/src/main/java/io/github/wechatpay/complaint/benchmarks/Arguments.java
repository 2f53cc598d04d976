package io.github.wechatpay.complaint.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a benchmark was told on its command line.
 *
 * @param values names and values
 */
public record Arguments(Map<String, String> values) {

	/**
	 * Read a command line.
	 * @param args texts of the form {@code name=value}
	 * @return the arguments
	 */
	public static Arguments of(String[] args) {
		return new Arguments(Arrays.stream(args)
			.map((arg) -> arg.split("=", 2))
			.collect(Collectors.toMap((parts) -> parts[0], (parts) -> parts[1])));
	}

	/**
	 * Return how often everything is measured.
	 * @param defaultValue how often, unless told otherwise
	 * @return the number of rounds
	 */
	public int rounds(int defaultValue) {
		return Integer.parseInt(this.values.getOrDefault("rounds", Integer.toString(defaultValue)));
	}

	/**
	 * Return how long a process is warmed up before it is measured.
	 * @return the duration, 100 seconds unless told otherwise
	 */
	public Duration warmUp() {
		return Duration.ofSeconds(Long.parseLong(this.values.getOrDefault("warm-up", "100")));
	}

	/**
	 * Return a text.
	 * @param name its name
	 * @param defaultValue the text, unless told otherwise
	 * @return the text
	 */
	public String text(String name, String defaultValue) {
		return this.values.getOrDefault(name, defaultValue);
	}

	/**
	 * Return a list.
	 * @param name its name
	 * @param defaultValue the list, unless told otherwise
	 * @return the texts between the commas
	 */
	public List<String> list(String name, String defaultValue) {
		return List.of(this.values.getOrDefault(name, defaultValue).split(","));
	}

}
