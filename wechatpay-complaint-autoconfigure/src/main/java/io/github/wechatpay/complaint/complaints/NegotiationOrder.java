package io.github.wechatpay.complaint.complaints;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Puts a history into order, the oldest entry first. Real ones are, but WeChat Pay does
 * not promise it.
 */
final class NegotiationOrder {

	private static final Comparator<NegotiationEntry> OLDEST_FIRST = Comparator.comparing(NegotiationEntry::operateTime,
			Comparator.nullsLast(Comparator.comparing(OffsetDateTime::toInstant)));

	private NegotiationOrder() {
	}

	static List<NegotiationEntry> oldestFirst(List<NegotiationEntry> entries) {
		List<NegotiationEntry> ordered = new ArrayList<>(entries);
		if (isNewestFirst(entries)) {
			// so that entries of the same second change their order as well
			Collections.reverse(ordered);
		}
		ordered.sort(OLDEST_FIRST);
		return ordered;
	}

	private static boolean isNewestFirst(List<NegotiationEntry> entries) {
		if (entries.isEmpty()) {
			return false;
		}
		@Nullable OffsetDateTime first = entries.get(0).operateTime();
		@Nullable OffsetDateTime last = entries.get(entries.size() - 1).operateTime();
		return first != null && last != null && first.isAfter(last);
	}

}
