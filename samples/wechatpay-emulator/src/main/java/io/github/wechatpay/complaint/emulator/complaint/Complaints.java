package io.github.wechatpay.complaint.emulator.complaint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The complaints of one merchant, in the order in which they were raised.
 */
public final class Complaints {

	private final Map<String, Complaint> byId = new HashMap<>();

	private final List<Complaint> byTime = new ArrayList<>();

	/**
	 * Start without complaints.
	 */
	public Complaints() {
	}

	/**
	 * Add a complaint.
	 * @param complaint the complaint
	 */
	public synchronized void add(Complaint complaint) {
		this.byId.put(complaint.id(), complaint);
		this.byTime.add(firstNotBefore(complaint.time().plusNanos(1)), complaint);
	}

	/**
	 * Add many complaints at once.
	 * @param complaints the complaints
	 */
	public synchronized void addAll(Collection<Complaint> complaints) {
		complaints.forEach((complaint) -> this.byId.put(complaint.id(), complaint));
		this.byTime.addAll(complaints);
		this.byTime.sort(Comparator.comparing(Complaint::time));
	}

	/**
	 * Find a complaint.
	 * @param id its id
	 * @return the complaint, if there is one
	 */
	public synchronized Optional<Complaint> find(String id) {
		return Optional.ofNullable(this.byId.get(id));
	}

	/**
	 * Return a part of the complaints that were raised within a time, newest first.
	 * @param from when the time begins
	 * @param to when it is over
	 * @param complaintedMchid whom they are about, or {@code null} for all
	 * @param offset how many to leave out
	 * @param limit how many to return
	 * @return the page
	 */
	public synchronized ComplaintPage page(Instant from, Instant to, @Nullable String complaintedMchid, int offset,
			int limit) {
		List<Complaint> within = this.byTime.subList(firstNotBefore(from), firstNotBefore(to));
		List<Complaint> matching = (complaintedMchid != null)
				? within.stream().filter((complaint) -> complaint.complaintedMchid().equals(complaintedMchid)).toList()
				: within;
		List<Complaint> page = new ArrayList<>();
		for (int i = matching.size() - 1 - offset; i >= 0 && page.size() < limit; i--) {
			page.add(matching.get(i));
		}
		return new ComplaintPage(page, matching.size());
	}

	private int firstNotBefore(Instant time) {
		int low = 0;
		int high = this.byTime.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.byTime.get(middle).time().isBefore(time)) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	/**
	 * Forget all complaints.
	 */
	public synchronized void clear() {
		this.byId.clear();
		this.byTime.clear();
	}

}
