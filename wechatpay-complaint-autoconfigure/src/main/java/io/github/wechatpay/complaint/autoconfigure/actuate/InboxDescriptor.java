package io.github.wechatpay.complaint.autoconfigure.actuate;

import java.util.List;

import io.github.wechatpay.complaint.callback.inbox.InboxEntry;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * Description of the inbox.
 *
 * @param pending what waits or is being handled, at most 100
 * @param dead what is not attempted any more, at most 100
 * @param totals how many there are
 */
record InboxDescriptor(List<InboxEntry> pending, List<InboxEntry> dead,
		Totals totals) implements OperationResponseBody {

	/**
	 * How many there are.
	 *
	 * @param pending the number of pending ones
	 * @param dead the number of dead ones
	 */
	record Totals(long pending, long dead) {

	}

}
