package io.github.wechatpay.complaint.callback;

import java.util.Locale;

import io.github.wechatpay.complaint.callback.ComplaintCallbackObservation.ReceptionKeyNames;
import io.github.wechatpay.complaint.crypto.DecryptionException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * Default {@link ComplaintReceptionObservationConvention}, with the names that
 * {@link ComplaintCallbackObservation#RECEPTION} documents.
 */
public class DefaultComplaintReceptionObservationConvention implements ComplaintReceptionObservationConvention {

	@Override
	public String getName() {
		return "wechatpay.complaint.reception";
	}

	@Override
	public String getContextualName(ComplaintReceptionObservationContext context) {
		return "wechatpay complaint notification";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ComplaintReceptionObservationContext context) {
		return KeyValues.of(ReceptionKeyNames.OUTCOME.withValue(outcome(context)),
				ReceptionKeyNames.REASON.withValue(reason(context.getError())),
				ReceptionKeyNames.ACTION.withValue(action(context.getNotification())));
	}

	private static String outcome(ComplaintReceptionObservationContext context) {
		Reception reception = context.getReception();
		if (reception != null) {
			return reception.name().toLowerCase(Locale.ROOT);
		}
		return context.isCancelled() ? "cancelled" : "unknown";
	}

	private static String reason(@Nullable Throwable failure) {
		if (failure instanceof SignatureVerificationException rejected) {
			return rejected.getReason().name().toLowerCase(Locale.ROOT);
		}
		if (failure instanceof DecryptionException) {
			return "decryption";
		}
		return (failure instanceof InvalidNotificationException) ? "format" : "none";
	}

	private static String action(@Nullable ComplaintNotification notification) {
		return (notification != null) ? ComplaintActions.knownOrOther(notification) : "none";
	}

}
