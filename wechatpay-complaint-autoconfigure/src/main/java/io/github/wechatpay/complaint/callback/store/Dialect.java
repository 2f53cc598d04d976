package io.github.wechatpay.complaint.callback.store;

import java.util.Arrays;
import java.util.Locale;

/**
 * What the supported databases say differently.
 */
enum Dialect {

	H2("H2", "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)", "INSERT INTO", ""),

	POSTGRESQL("PostgreSQL", "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)", "INSERT INTO",
			" ON CONFLICT DO NOTHING"),

	MYSQL("MySQL", "(TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(3)) DIV 1000)",
			"INSERT IGNORE INTO", ""),

	MARIADB("MariaDB", "(TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(3)) DIV 1000)",
			"INSERT IGNORE INTO", "");

	private final String productName;

	private final String now;

	private final String insert;

	private final String unlessExists;

	Dialect(String productName, String now, String insert, String unlessExists) {
		this.productName = productName;
		this.now = now;
		this.insert = insert;
		this.unlessExists = unlessExists;
	}

	/**
	 * Return the dialect of a database.
	 * @param productName the name of the product that its driver gives
	 * @throws IllegalStateException if it is not supported
	 */
	static Dialect of(String productName) {
		return Arrays.stream(values())
			.filter((dialect) -> dialect.productName.equals(productName))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The database " + productName
					+ " is not supported, only H2, PostgreSQL, MySQL and MariaDB are: use another store "
					+ "(wechatpay.complaint.callback.deduplication.store)"));
	}

	/**
	 * Return a statement in this dialect.
	 * @param statement the statement, in which {@code {now}} is the time of the database
	 * in milliseconds and {@code {insert}} inserts unless there is such a row
	 */
	String render(String statement) {
		String rendered = statement.replace("{now}", this.now);
		return rendered.startsWith("{insert}") ? rendered.replace("{insert}", this.insert).concat(this.unlessExists)
				: rendered;
	}

	/**
	 * Return a statement that deletes at most a number of rows.
	 */
	String delete(String table, String key, String condition, int limit) {
		return switch (this) {
			case MYSQL, MARIADB -> render("DELETE FROM " + table + " WHERE " + condition + " LIMIT " + limit);
			// the condition twice, since the row may have changed after it was selected
			case H2, POSTGRESQL -> render("DELETE FROM " + table + " WHERE " + condition + " AND (" + key
					+ ") IN (SELECT " + key + " FROM " + table + " WHERE " + condition + " LIMIT " + limit + ")");
		};
	}

	String script() {
		return "io/github/wechatpay/complaint/callback/schema-" + name().toLowerCase(Locale.ROOT) + ".sql";
	}

}
