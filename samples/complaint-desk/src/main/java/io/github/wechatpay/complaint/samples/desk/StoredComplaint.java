package io.github.wechatpay.complaint.samples.desk;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.github.wechatpay.complaint.complaints.Complaint;
import io.github.wechatpay.complaint.complaints.ComplaintDeadlines;
import io.github.wechatpay.complaint.complaints.ComplaintOrder;
import io.github.wechatpay.complaint.complaints.ComplaintStates;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * What the list needs to know of a complaint: never the payer's phone, and no address of
 * an image, as those are good for one reading only.
 *
 * @param complaintId the id of the complaint
 * @param version how often it was stored, {@code null} if never
 * @param complaintedMchid the merchant it is about
 * @param mchid the merchant that received it, {@code null} if that was not noted
 * @param complaintState its state
 * @param complaintTime when it was raised
 * @param dueAt the next deadline, {@code null} if there is none
 * @param isOverdue whether WeChat Pay says that it is overdue
 * @param waiting whether the payer waits for a message of the merchant
 * @param userComplaintTimes how often the payer complained
 * @param complaintDetail what the payer wrote
 * @param problemDescription the title of the problem
 * @param amount what was paid, in the smallest unit of the currency
 * @param currency the currency
 * @param search all that a search looks at
 */
public record StoredComplaint(@Id String complaintId, @JsonIgnore @Version @Nullable Integer version,
		String complaintedMchid, @Nullable String mchid, String complaintState, @Nullable OffsetDateTime complaintTime,
		@Nullable OffsetDateTime dueAt, boolean isOverdue, boolean waiting, int userComplaintTimes,
		String complaintDetail, @Nullable String problemDescription, @Nullable Long amount, @Nullable String currency,
		@JsonIgnore String search) {

	// databases differ in what they keep of a time
	public StoredComplaint {
		complaintTime = utc(complaintTime);
		dueAt = utc(dueAt);
	}

	static StoredComplaint of(Complaint complaint, String mchid, ComplaintDeadlines deadlines) {
		ComplaintOrder order = complaint.complaintOrderInfo().stream().findFirst().orElse(null);
		return new StoredComplaint(complaint.complaintId(), null, complaint.complaintedMchid(), mchid,
				complaint.complaintState(), complaint.complaintTime(), dueAt(complaint, deadlines),
				Boolean.TRUE.equals(complaint.isOverdue()) && isOpen(complaint), isWaiting(complaint),
				complaint.userComplaintTimes(), complaint.complaintDetail(), complaint.problemDescription(),
				amount(order), currency(order), search(complaint));
	}

	StoredComplaint withVersion(@Nullable Integer version) {
		return new StoredComplaint(this.complaintId, version, this.complaintedMchid, this.mchid, this.complaintState,
				this.complaintTime, this.dueAt, this.isOverdue, this.waiting, this.userComplaintTimes,
				this.complaintDetail, this.problemDescription, this.amount, this.currency, this.search);
	}

	static @Nullable OffsetDateTime dueAt(Complaint complaint, ComplaintDeadlines deadlines) {
		Instant due = ComplaintStates.PENDING.equals(complaint.complaintState()) ? deadlines.replyDue(complaint)
				: deadlines.completionDue(complaint);
		return (isOpen(complaint) && !due.equals(Instant.MAX)) ? due.atOffset(ZoneOffset.UTC) : null;
	}

	private static @Nullable OffsetDateTime utc(@Nullable OffsetDateTime time) {
		return (time != null) ? time.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS) : null;
	}

	private static boolean isOpen(Complaint complaint) {
		return !ComplaintStates.PROCESSED.equals(complaint.complaintState());
	}

	private static boolean isWaiting(Complaint complaint) {
		return isOpen(complaint)
				&& (complaint.incomingUserResponse() || ComplaintStates.PENDING.equals(complaint.complaintState()));
	}

	// the global access point sends what the payer paid, that of mainland China one
	// amount
	private static @Nullable Long amount(@Nullable ComplaintOrder order) {
		return (order == null || order.payerAmount() == null) ? ((order != null) ? order.amount() : null)
				: order.payerAmount();
	}

	private static @Nullable String currency(@Nullable ComplaintOrder order) {
		return (order == null || order.payerCurrency() == null) ? "CNY" : order.payerCurrency();
	}

	private static String search(Complaint complaint) {
		Stream<@Nullable String> own = Stream.of(complaint.complaintId(), complaint.complaintDetail(),
				complaint.complaintDetailTrans(), complaint.problemDescription());
		Stream<@Nullable String> orders = complaint.complaintOrderInfo()
			.stream()
			.flatMap((order) -> Stream.of(order.transactionId(), order.outTradeNo()));
		return Stream.concat(own, orders)
			.filter(Objects::nonNull)
			.collect(Collectors.joining("\n"))
			.toLowerCase(Locale.ROOT);
	}

}
