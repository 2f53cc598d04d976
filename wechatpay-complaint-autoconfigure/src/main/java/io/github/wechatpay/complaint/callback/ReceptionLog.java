package io.github.wechatpay.complaint.callback;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Log of what arrives at the notification URL: one line at level DEBUG for each message,
 * and one that is seen for what somebody should look at. Failures of handlers and of the
 * store are logged where they happen.
 */
final class ReceptionLog {

	private static final Log logger = LogFactory.getLog(NotificationReceiver.class);

	private final LimitedLog untrusted = new LimitedLog(logger::warn);

	private final LimitedLog tooLarge = new LimitedLog(logger::warn);

	private final LimitedLog incomplete = new LimitedLog(logger::warn);

	private final LimitedLog keysUnavailable = new LimitedLog(logger::warn);

	private final LimitedLog notAboutComplaints = new LimitedLog(logger::info);

	void received(Reception reception, @Nullable ComplaintNotification notification) {
		if (logger.isDebugEnabled()) {
			logger.debug(
					((notification != null) ? notification : "A message at the notification URL") + ": " + reception);
		}
		if (reception == Reception.NOT_ABOUT_COMPLAINTS) {
			this.notAboutComplaints.write("A message of WeChat Pay at the notification URL is not about complaints; "
					+ "it was acknowledged and not handled");
		}
	}

	void failed(Reception reception, Throwable failure) {
		String message = "A message at the notification URL was not accepted: " + failure.getMessage();
		switch (reception) {
			case UNTRUSTED -> this.untrusted.write(message);
			case INCOMPLETE -> this.incomplete.write(message);
			case TOO_LARGE -> this.tooLarge.write("A message at the notification URL was not accepted: it is larger "
					+ "than wechatpay.complaint.callback.max-body-size");
			case UNREADABLE -> logger.warn(message);
			case KEYS_UNAVAILABLE -> this.keysUnavailable.write(message);
			case TIMED_OUT -> logger.warn(failure.getMessage());
			case STORE_UNAVAILABLE -> reportIfLate(failure);
			case HANDLER_FAILED -> reportUnlessHandling(failure);
			default -> {
			}
		}
	}

	// other failures of the store are reported by who called it
	private static void reportIfLate(Throwable failure) {
		if (failure instanceof LateException) {
			logger.warn(failure.getMessage());
		}
	}

	private static void reportUnlessHandling(Throwable failure) {
		if (!(failure instanceof HandlingException)) {
			logger.error("A notification could not be handled", failure);
		}
	}

}
