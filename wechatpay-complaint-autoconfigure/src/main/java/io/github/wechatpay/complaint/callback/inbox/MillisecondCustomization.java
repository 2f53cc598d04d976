package io.github.wechatpay.complaint.callback.inbox;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import org.jspecify.annotations.Nullable;

/**
 * Keeps times as milliseconds since 1970, which mean the same in every database and time
 * zone, and limits results in the way that every supported database understands.
 */
final class MillisecondCustomization extends DefaultJdbcCustomization {

	MillisecondCustomization() {
		super(true);
	}

	@Override
	public void setInstant(PreparedStatement statement, int index, @Nullable Instant value) throws SQLException {
		if (value != null) {
			statement.setLong(index, value.toEpochMilli());
		}
		else {
			statement.setNull(index, Types.BIGINT);
		}
	}

	@Override
	public @Nullable Instant getInstant(ResultSet row, String columnName) throws SQLException {
		long value = row.getLong(columnName);
		return row.wasNull() ? null : Instant.ofEpochMilli(value);
	}

	@Override
	public void setTaskData(PreparedStatement statement, int index, byte @Nullable [] value) throws SQLException {
		statement.setBytes(index, value);
	}

	@Override
	public String getQueryLimitPart(int limit) {
		return " LIMIT " + limit;
	}

	@Override
	public String getName() {
		return "Milliseconds";
	}

}
