package io.github.wechatpay.complaint.samples.desk;

import java.util.Optional;

import io.github.wechatpay.complaint.complaints.Complaint;
import io.github.wechatpay.complaint.complaints.ComplaintDeadlines;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Keeps complaints as they were last seen, and tells whoever watches. Blocks, so it must
 * not be called on an event loop.
 */
@Component
public class ComplaintStore {

	private static final int ATTEMPTS = 5;

	private final ComplaintRepository repository;

	private final ComplaintDeadlines deadlines;

	private final Changes changes;

	ComplaintStore(ComplaintRepository repository, ComplaintDeadlines deadlines, Changes changes) {
		this.repository = repository;
		this.deadlines = deadlines;
		this.changes = changes;
	}

	/**
	 * Keep a complaint that something has happened to.
	 * @param complaint the complaint as it is now
	 * @param mchid the merchant that received it
	 */
	public void keep(Complaint complaint, String mchid) {
		save(complaint, mchid);
		this.changes.tell(complaint.complaintId());
	}

	/**
	 * Keep a complaint that was looked at.
	 * @param complaint the complaint as it is now
	 * @param mchid the merchant that received it
	 */
	void see(Complaint complaint, String mchid) {
		if (save(complaint, mchid)) {
			this.changes.tell(complaint.complaintId());
		}
	}

	Optional<StoredComplaint> find(String complaintId) {
		return this.repository.findById(complaintId);
	}

	private boolean save(Complaint complaint, String mchid) {
		StoredComplaint seen = StoredComplaint.of(complaint, mchid, this.deadlines);
		for (int attempt = 1;; attempt++) {
			try {
				return save(seen, find(seen.complaintId()).orElse(null));
			}
			catch (DuplicateKeyException | OptimisticLockingFailureException ex) {
				// two notifications about one complaint at the same time
				if (attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

	private boolean save(StoredComplaint seen, @Nullable StoredComplaint known) {
		StoredComplaint next = seen.withVersion((known != null) ? known.version() : null);
		if (next.equals(known)) {
			return false;
		}
		this.repository.save(next);
		return true;
	}

}
