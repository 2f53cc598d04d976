package io.github.wechatpay.complaint.complaints;

import java.time.LocalDate;
import java.util.regex.Pattern;

import io.github.wechatpay.complaint.client.Region;
import org.jspecify.annotations.Nullable;

/**
 * Checks queries before they are sent.
 */
final class ComplaintQueryRules {

	/**
	 * How many days a query may have, with both ends.
	 */
	static final int MAX_DAYS = 30;

	private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2}([_-][A-Za-z]{2})?");

	private static final int LAST_YEAR = 9999;

	private final Region region;

	ComplaintQueryRules(Region region) {
		this.region = region;
	}

	ComplaintQuery requireValidPage(ComplaintQuery query) {
		requireValid(query);
		Rules.require(query.beginDate().plusDays(MAX_DAYS - 1).compareTo(query.endDate()) >= 0, "endDate",
				"is more than 29 days after 'beginDate': use listAll, which divides the days");
		return query;
	}

	ComplaintQuery requireValid(ComplaintQuery query) {
		Rules.require(query != null, "query", "is null");
		requireDate("beginDate", query.beginDate());
		requireDate("endDate", query.endDate());
		Rules.require(!query.beginDate().isAfter(query.endDate()), "beginDate",
				query.beginDate() + " is after 'endDate' " + query.endDate());
		Rules.require(query.offset() >= 0, "offset", "is " + query.offset() + ", and must not be negative");
		Rules.require(query.limit() >= 1 && query.limit() <= ComplaintQuery.MAX_LIMIT, "limit",
				"is " + query.limit() + ", and must be 1 to " + ComplaintQuery.MAX_LIMIT);
		requireMerchantAndLanguage(query);
		return query;
	}

	private void requireMerchantAndLanguage(ComplaintQuery query) {
		if (query.complaintedMchid() != null) {
			Rules.requireId("complaintedMchid", query.complaintedMchid());
		}
		if (query.language() != null) {
			Rules.require(this.region == Region.GLOBAL, "language", "exists at the global access point only");
			Rules.require(LANGUAGE.matcher(query.language()).matches(), "language", "must be one such as zh_CN");
		}
	}

	private static void requireDate(String name, @Nullable LocalDate date) {
		if (date == null) {
			throw Rules.broken(name, "is null");
		}
		Rules.require(date.getYear() >= 0 && date.getYear() <= LAST_YEAR, name, "must have a year of four digits");
	}

}
