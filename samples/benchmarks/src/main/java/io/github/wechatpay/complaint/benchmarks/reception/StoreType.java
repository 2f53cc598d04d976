package io.github.wechatpay.complaint.benchmarks.reception;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.benchmarks.Arguments;

/**
 * Where an application remembers what it has handled, or whose commands it gives instead.
 */
enum StoreType {

	NONE(StoreType.NO_STORE),

	MEMORY("wechatpay.complaint.callback.deduplication.store=memory"),

	REDIS("wechatpay.complaint.callback.deduplication.store=redis", StoreType.REDIS_URL),

	REDIS_COMMANDS(StoreType.NO_STORE, StoreType.REDIS_URL, StoreType.COMMANDS + "=redis"),

	JDBC("wechatpay.complaint.callback.deduplication.store=jdbc", StoreType.JDBC_URL, StoreType.INITIALIZE),

	JDBC_COMMANDS(StoreType.NO_STORE, StoreType.JDBC_URL, StoreType.SCHEMA, StoreType.COMMANDS + "=jdbc"),

	INBOX("wechatpay.complaint.callback.mode=inbox", StoreType.JDBC_URL, StoreType.INITIALIZE),

	INBOX_COMMANDS(StoreType.NO_STORE, StoreType.JDBC_URL, StoreType.SCHEMA, StoreType.COMMANDS + "=inbox");

	/**
	 * Name of the property that says whose commands to give.
	 */
	static final String COMMANDS = "benchmark.commands";

	private static final String NO_STORE = "wechatpay.complaint.callback.deduplication.store=none";

	private static final String REDIS_URL = "spring.data.redis.url=${redis}";

	private static final String JDBC_URL = "spring.datasource.url=${jdbc}";

	// or instances that rest take what is in the inbox of others
	private static final String OWN_SCHEMA = "spring.datasource.hikari.connection-init-sql="
			+ "CREATE SCHEMA IF NOT EXISTS ${schema}; SET search_path TO ${schema}";

	private static final String INITIALIZE = "wechatpay.complaint.callback.initialize-schema=always";

	private static final String SCHEMA = "spring.sql.init.mode=always,spring.sql.init.schema-locations="
			+ "classpath:io/github/wechatpay/complaint/callback/schema-postgresql.sql";

	private static final String NO_DATABASE = "spring.autoconfigure.exclude="
			+ "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration";

	private static final Map<String, String> SERVERS = Map.of("redis", "redis://localhost:6379", "jdbc",
			"jdbc:postgresql://localhost/postgres?user=postgres");

	private final List<String> properties;

	StoreType(String... properties) {
		this.properties = List.of(properties);
	}

	/**
	 * Return a type by its name.
	 * @param name the name on the command line, as {@code redis-commands}
	 */
	static StoreType of(String name) {
		return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Return the properties of the application.
	 * @param arguments say where the servers are
	 * @param schema the schema of the tables, if there are any
	 */
	List<String> properties(Arguments arguments, String schema) {
		String database = this.properties.contains(JDBC_URL) ? OWN_SCHEMA : NO_DATABASE;
		return Stream.concat(this.properties.stream(), Stream.of(database))
			.flatMap((property) -> Stream.of(property.split(",")))
			.map((property) -> fill(property, arguments).replace("${schema}", schema))
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
