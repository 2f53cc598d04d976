package io.github.wechatpay.complaint.complaints;

import java.time.Duration;
import java.time.Instant;

import org.springframework.util.Assert;

/**
 * Until when a complaint must be answered and settled.
 *
 * @param reply how long the first response may take
 * @param completion how long it may take until the complaint is settled
 * @see <a href="https://kf.qq.com/faq/230125a6NbmA230125vMNZnE.html">The deadlines in
 * mainland China</a>
 */
public record ComplaintDeadlines(Duration reply, Duration completion) {

	/**
	 * Create deadlines.
	 * @param reply how long the first response may take
	 * @param completion how long it may take until the complaint is settled
	 */
	public ComplaintDeadlines {
		Assert.isTrue(isPositive(reply), "'reply' must be positive");
		Assert.isTrue(isPositive(completion), "'completion' must be positive");
	}

	/**
	 * Return the deadlines of mainland China. None are documented for the global access
	 * point.
	 * @return 24 hours for the first response and 72 hours in all
	 */
	public static ComplaintDeadlines defaults() {
		return new ComplaintDeadlines(Duration.ofHours(24), Duration.ofHours(72));
	}

	/**
	 * Return until when the first response is due.
	 * @param complaint the complaint
	 * @return the time, or {@link Instant#MAX} if that of the complaint is not known
	 */
	public Instant replyDue(Complaint complaint) {
		return due(complaint, this.reply);
	}

	/**
	 * Return until when the complaint must be settled.
	 * @param complaint the complaint
	 * @return the time, or {@link Instant#MAX} if that of the complaint is not known
	 */
	public Instant completionDue(Complaint complaint) {
		return due(complaint, this.completion);
	}

	/**
	 * Return whether a deadline of a complaint has passed.
	 * @param complaint the complaint
	 * @param now the time to look at
	 * @return never for one that is {@linkplain ComplaintStates#PROCESSED processed};
	 * else {@code true} if WeChat Pay says that it is overdue, if it is
	 * {@linkplain ComplaintStates#PENDING pending} after the reply was due, or after its
	 * completion was due
	 */
	public boolean isOverdue(Complaint complaint, Instant now) {
		if (ComplaintStates.PROCESSED.equals(complaint.complaintState())) {
			return false;
		}
		return Boolean.TRUE.equals(complaint.isOverdue()) || now.isAfter(completionDue(complaint))
				|| (ComplaintStates.PENDING.equals(complaint.complaintState()) && now.isAfter(replyDue(complaint)));
	}

	private static boolean isPositive(Duration duration) {
		return !duration.isNegative() && !duration.isZero();
	}

	private static Instant due(Complaint complaint, Duration deadline) {
		return (complaint.complaintTime() != null) ? complaint.complaintTime().toInstant().plus(deadline) : Instant.MAX;
	}

}
