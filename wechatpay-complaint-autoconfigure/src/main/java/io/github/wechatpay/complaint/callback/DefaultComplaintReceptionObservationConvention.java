package io.github.wechatpay.complaint.callback;

import java.util.Locale;

import io.github.wechatpay.complaint.callback.ComplaintReceptionObservation.LowCardinalityKeyNames;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * The names that {@link ComplaintReceptionObservation} documents.
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
		return KeyValues.of(LowCardinalityKeyNames.OUTCOME.withValue(outcome(context)),
				LowCardinalityKeyNames.ACTION.withValue(action(context.getNotification())));
	}

	private static String outcome(ComplaintReceptionObservationContext context) {
		Reception reception = context.getReception();
		if (reception != null) {
			return reception.name().toLowerCase(Locale.ROOT);
		}
		return context.isCancelled() ? "cancelled" : "unknown";
	}

	private static String action(@Nullable ComplaintNotification notification) {
		if (notification == null) {
			return "none";
		}
		return ComplaintActions.isKnown(notification.actionType()) ? notification.actionType() : "other";
	}

}
