package io.github.wechatpay.complaint.autoconfigure.actuate;

import java.util.Map;

import io.github.wechatpay.complaint.callback.inbox.InboxChange;
import io.github.wechatpay.complaint.callback.inbox.InboxStatistics;
import io.github.wechatpay.complaint.callback.inbox.JdbcNotificationInbox;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * {@link Endpoint} to look into the inbox, to have notifications handled again, and to
 * discard them. Whoever may write can make complaints unheard of, so it is read-only
 * unless {@code management.endpoint.complaintinbox.access} says otherwise.
 */
@WebEndpoint(id = "complaintinbox", defaultAccess = Access.READ_ONLY)
final class ComplaintInboxEndpoint {

	private static final int CONFLICT = 409;

	private static final String REPLAY = "replay";

	private final JdbcNotificationInbox inbox;

	ComplaintInboxEndpoint(JdbcNotificationInbox inbox) {
		this.inbox = inbox;
	}

	@ReadOperation
	InboxDescriptor inbox() {
		InboxStatistics statistics = this.inbox.getStatistics();
		return new InboxDescriptor(this.inbox.getPending(), this.inbox.getDead(),
				new InboxDescriptor.Totals(statistics.pending(), statistics.dead()));
	}

	/**
	 * Give all dead entries all their attempts again.
	 * @param action {@code replay}
	 */
	@WriteOperation
	WebEndpointResponse<Map<String, Object>> replayDead(String action) {
		return REPLAY.equals(action) ? new WebEndpointResponse<>(Map.of("replayed", this.inbox.replayDead()))
				: unknownAction();
	}

	/**
	 * Give an entry all its attempts again.
	 * @param id the id of the entry
	 * @param action {@code replay}
	 */
	@WriteOperation
	WebEndpointResponse<Map<String, Object>> replay(@Selector String id, String action) {
		return REPLAY.equals(action) ? respond(this.inbox.replay(id)) : unknownAction();
	}

	/**
	 * Remove an entry as if it had been handled.
	 * @param id the id of the entry
	 */
	@DeleteOperation
	WebEndpointResponse<Map<String, Object>> discard(@Selector String id) {
		return respond(this.inbox.discard(id));
	}

	private static WebEndpointResponse<Map<String, Object>> respond(InboxChange change) {
		return switch (change) {
			case DONE -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NO_CONTENT);
			case UNKNOWN -> failure(WebEndpointResponse.STATUS_NOT_FOUND, "There is no such entry in the inbox.");
			case RUNNING -> failure(CONFLICT, "The notification is being handled at the moment.");
		};
	}

	private static WebEndpointResponse<Map<String, Object>> unknownAction() {
		return failure(WebEndpointResponse.STATUS_BAD_REQUEST, "The only 'action' is '" + REPLAY + "'.");
	}

	private static WebEndpointResponse<Map<String, Object>> failure(int status, String message) {
		return new WebEndpointResponse<>(Map.of("failure", message), status);
	}

}
