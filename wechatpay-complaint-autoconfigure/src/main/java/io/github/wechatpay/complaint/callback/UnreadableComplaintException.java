package io.github.wechatpay.complaint.callback;

import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.client.WechatPayTransportException;
import io.github.wechatpay.complaint.platform.PlatformKeysUnavailableException;

/**
 * Thrown when the complaint of a notification could not be read.
 */
final class UnreadableComplaintException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	UnreadableComplaintException(String complaintId) {
		super("Complaint " + complaintId + " could not be read: the service gave none");
	}

	UnreadableComplaintException(String complaintId, Throwable cause) {
		super("Complaint " + complaintId + " could not be read: " + cause.getMessage(), cause);
	}

	/**
	 * Return whether it may be readable in a moment.
	 */
	boolean isTransient() {
		Throwable cause = getCause();
		return (cause instanceof WechatPayApiException error && error.isTransient())
				|| cause instanceof WechatPayTransportException || cause instanceof PlatformKeysUnavailableException;
	}

}
