package io.github.wechatpay.complaint.samples.desk;

import java.time.OffsetDateTime;
import java.util.Locale;

import io.github.wechatpay.complaint.complaints.ComplaintStates;
import org.jspecify.annotations.Nullable;

import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.CriteriaDefinition;
import org.springframework.util.StringUtils;

/**
 * Which complaints to show. What is not given is not looked at.
 *
 * @param state the state
 * @param overdue whether only those whose deadline has passed
 * @param waiting whether only those whose payer waits for a message
 * @param mchid the merchant that received them, or that they are about
 * @param q a text that occurs in them
 */
record ComplaintFilter(@Nullable String state, @Nullable Boolean overdue, @Nullable Boolean waiting,
		@Nullable String mchid, @Nullable String q) {

	CriteriaDefinition toCriteria(OffsetDateTime now) {
		Criteria criteria = Criteria.empty();
		if (StringUtils.hasText(this.state)) {
			criteria = criteria.and("complaintState").is(this.state);
		}
		if (StringUtils.hasText(this.mchid)) {
			criteria = criteria.and(isOf(this.mchid));
		}
		if (Boolean.TRUE.equals(this.waiting)) {
			criteria = criteria.and("waiting").isTrue();
		}
		if (StringUtils.hasText(this.q)) {
			criteria = criteria.and("search").like("%" + literal(this.q.strip().toLowerCase(Locale.ROOT)) + "%");
		}
		return Boolean.TRUE.equals(this.overdue) ? criteria.and(isOverdue(now)) : criteria;
	}

	private static Criteria isOverdue(OffsetDateTime now) {
		return Criteria.where("complaintState")
			.not(ComplaintStates.PROCESSED)
			.and(Criteria.where("isOverdue").isTrue().or("dueAt").lessThan(now));
	}

	// a service provider receives those of its sub-merchants
	private static Criteria isOf(String mchid) {
		return Criteria.where("mchid").is(mchid).or("complaintedMchid").is(mchid);
	}

	// so that a percent sign is looked for, and not taken as anything
	private static String literal(String text) {
		return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
	}

}
