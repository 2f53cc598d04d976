package io.github.wechatpay.complaint.benchmarks.reception;

import java.util.List;
import java.util.Map;

import io.github.wechatpay.complaint.benchmarks.Arguments;

/**
 * Where an application remembers what it has handled.
 */
enum StoreType {

	NONE("wechatpay.complaint.callback.deduplication.store=none"),

	MEMORY("wechatpay.complaint.callback.deduplication.store=memory"),

	REDIS("wechatpay.complaint.callback.deduplication.store=redis", "spring.data.redis.url=${redis}"),

	JDBC("wechatpay.complaint.callback.deduplication.store=jdbc", "spring.datasource.url=${jdbc}"),

	INBOX("wechatpay.complaint.callback.mode=inbox", "spring.datasource.url=${jdbc}");

	private static final String NO_DATABASE = "spring.autoconfigure.exclude="
			+ "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration";

	private static final Map<String, String> SERVERS = Map.of("redis", "redis://localhost:6379", "jdbc",
			"jdbc:postgresql://localhost/postgres?user=postgres");

	private final List<String> properties;

	StoreType(String... properties) {
		this.properties = List.of(properties);
	}

	/**
	 * Return the properties of the application.
	 * @param arguments say where the servers are
	 */
	List<String> properties(Arguments arguments) {
		boolean database = this == JDBC || this == INBOX;
		List<String> more = database ? List.of("wechatpay.complaint.callback.initialize-schema=always")
				: List.of(NO_DATABASE);
		return List.of(this.properties, more)
			.stream()
			.flatMap(List::stream)
			.map((property) -> fill(property, arguments))
			.toList();
	}

	private static String fill(String property, Arguments arguments) {
		String filled = property;
		for (Map.Entry<String, String> server : SERVERS.entrySet()) {
			filled = filled.replace("${" + server.getKey() + "}", arguments.text(server.getKey(), server.getValue()));
		}
		return filled;
	}

}
