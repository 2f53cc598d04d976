package io.github.wechatpay.complaint.complaints;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The ids that were seen last. What a moved page shows twice was seen shortly before, so
 * that these are enough.
 */
final class RecentIds {

	private static final int CAPACITY = 1000;

	private final Set<String> ids = new LinkedHashSet<>();

	/**
	 * Add an id.
	 * @return {@code false} if it was seen lately; one that is empty never was
	 */
	boolean add(String id) {
		if (id.isEmpty()) {
			return true;
		}
		if (!this.ids.add(id)) {
			return false;
		}
		if (this.ids.size() > CAPACITY) {
			Iterator<String> eldest = this.ids.iterator();
			eldest.next();
			eldest.remove();
		}
		return true;
	}

}
