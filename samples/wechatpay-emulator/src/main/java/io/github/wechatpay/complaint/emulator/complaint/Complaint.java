package io.github.wechatpay.complaint.emulator.complaint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A complaint. Complaints that were made from the same {@link NewComplaint} share it, and
 * those that nothing has happened to share their status, so that many need little memory.
 */
public final class Complaint {

	private static final int SHORTENED_ID = 24;

	private static final String DEADLINE = "请于72小时内妥善处理用户投诉";

	private final String id;

	private final String complaintedMchid;

	private final Instant time;

	private final NewComplaint origin;

	private volatile ComplaintStatus status = ComplaintStatus.NEW;

	/**
	 * Create a complaint that nothing has happened to.
	 * @param id its id
	 * @param complaintedMchid the merchant it is about
	 * @param time when it was raised
	 * @param origin what the payer complained about
	 */
	public Complaint(String id, String complaintedMchid, Instant time, NewComplaint origin) {
		this.id = id;
		this.complaintedMchid = complaintedMchid;
		this.time = time;
		this.origin = origin;
	}

	/**
	 * Return the id.
	 * @return the complaint id
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Return the merchant it is about.
	 * @return the merchant id
	 */
	public String complaintedMchid() {
		return this.complaintedMchid;
	}

	/**
	 * Return when it was raised.
	 * @return the time
	 */
	public Instant time() {
		return this.time;
	}

	/**
	 * Return what the payer complained about.
	 * @return what does not change
	 */
	public NewComplaint origin() {
		return this.origin;
	}

	/**
	 * Return what has become of it.
	 * @return what changes
	 */
	public ComplaintStatus status() {
		return this.status;
	}

	/**
	 * Let something happen to it.
	 * @param event what happens
	 * @param message what is said
	 * @param time when
	 * @param reopened the state of a processed complaint that is continued
	 * @return the id of the new entry in the history
	 */
	public String apply(ComplaintEvent event, Message message, Instant time, ComplaintState reopened) {
		return applyIf((status) -> true, event, message, time, reopened).orElseThrow();
	}

	/**
	 * Let something happen to it if it can.
	 * @param condition whether it can
	 * @param event what happens
	 * @param message what is said
	 * @param time when
	 * @param reopened the state of a processed complaint that is continued
	 * @return the id of the new entry in the history, empty if nothing happened
	 */
	public synchronized Optional<String> applyIf(Predicate<ComplaintStatus> condition, ComplaintEvent event,
			Message message, Instant time, ComplaintState reopened) {
		ComplaintStatus before = this.status;
		if (!condition.test(before)) {
			return Optional.empty();
		}
		String logId = logId(before.entries().size() + 2);
		this.status = event.apply(before, reopened)
			.with(new HistoryEntry(logId, event.operator(), time, event.operateType(), message.text(), message.images(),
					message.structure()));
		return Optional.of(logId);
	}

	/**
	 * Return the negotiation history.
	 * @return the entries, oldest first
	 */
	public List<HistoryEntry> history() {
		List<HistoryEntry> history = new ArrayList<>();
		history.add(new HistoryEntry(logId(0), Operators.PAYER, this.time, "USER_CREATE_COMPLAINT",
				this.origin.detail(), this.origin.images(), null));
		history.add(new HistoryEntry(logId(1), Operators.SYSTEM, this.time, "USER_CREATE_COMPLAINT_SYSTEM_MESSAGE",
				DEADLINE, List.of(), null));
		history.addAll(this.status.entries());
		return history;
	}

	private String logId(int index) {
		String start = (this.id.length() > SHORTENED_ID) ? this.id.substring(1, SHORTENED_ID) : this.id;
		return String.format(Locale.ROOT, "3%s%03d", start, index);
	}

	@Override
	public String toString() {
		return "Complaint[" + this.id + ", " + this.status.state() + "]";
	}

}
