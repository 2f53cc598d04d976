package io.github.wechatpay.complaint.samples.desk;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Order;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.relational.core.query.Query;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The list of complaints, the most urgent first.
 */
@Component
class ComplaintList {

	private static final Sort URGENCY = Sort.by(Order.asc("dueAt").nullsLast(), Order.desc("complaintTime").nullsLast(),
			Order.asc("complaintId"));

	private static final String COUNTS = """
			SELECT COUNT(*) AS total,
				COALESCE(SUM(CASE WHEN complaint_state = 'PENDING' THEN 1 ELSE 0 END), 0) AS pending,
				COALESCE(SUM(CASE WHEN complaint_state = 'PROCESSING' THEN 1 ELSE 0 END), 0) AS processing,
				COALESCE(SUM(CASE WHEN complaint_state = 'PROCESSED' THEN 1 ELSE 0 END), 0) AS processed,
				COALESCE(SUM(CASE WHEN waiting THEN 1 ELSE 0 END), 0) AS waiting,
				COALESCE(SUM(CASE WHEN complaint_state <> 'PROCESSED' AND (is_overdue OR due_at < :now)
					THEN 1 ELSE 0 END), 0) AS overdue
			FROM stored_complaint
			""";

	private final JdbcAggregateTemplate template;

	private final JdbcClient jdbc;

	ComplaintList(JdbcAggregateTemplate template, JdbcClient jdbc) {
		this.template = template;
		this.jdbc = jdbc;
	}

	List<StoredComplaint> find(ComplaintFilter filter, int offset, int limit) {
		return this.template.findAll(query(filter).sort(URGENCY).offset(offset).limit(limit), StoredComplaint.class);
	}

	long count(ComplaintFilter filter) {
		return this.template.count(query(filter), StoredComplaint.class);
	}

	Counts counts() {
		// before the other query, which holds a connection while its row is read
		List<String> merchants = merchants();
		return this.jdbc.sql(COUNTS)
			.param("now", now())
			.query((row, number) -> new Counts(row.getLong("total"), row.getLong("pending"), row.getLong("processing"),
					row.getLong("processed"), row.getLong("waiting"), row.getLong("overdue"), merchants))
			.single();
	}

	private List<String> merchants() {
		return this.jdbc.sql("SELECT DISTINCT complainted_mchid FROM stored_complaint ORDER BY complainted_mchid")
			.query((row, number) -> row.getString("complainted_mchid"))
			.list();
	}

	private static Query query(ComplaintFilter filter) {
		return Query.query(filter.toCriteria(now()));
	}

	private static OffsetDateTime now() {
		return OffsetDateTime.now(ZoneOffset.UTC);
	}

	/**
	 * How many complaints there are, and whom they are about.
	 */
	record Counts(long total, long pending, long processing, long processed, long waiting, long overdue,
			List<String> merchants) {
	}

}
