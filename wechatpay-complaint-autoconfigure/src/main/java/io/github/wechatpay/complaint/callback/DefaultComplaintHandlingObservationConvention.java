package io.github.wechatpay.complaint.callback;

import java.util.Locale;

import io.github.wechatpay.complaint.callback.ComplaintCallbackObservation.HandlingKeyNames;
import io.micrometer.common.KeyValues;

/**
 * Default {@link ComplaintHandlingObservationConvention}, with the names that
 * {@link ComplaintCallbackObservation#HANDLING} documents.
 */
public class DefaultComplaintHandlingObservationConvention implements ComplaintHandlingObservationConvention {

	@Override
	public String getName() {
		return "wechatpay.complaint.handling";
	}

	@Override
	public String getContextualName(ComplaintHandlingObservationContext context) {
		return "wechatpay complaint handling";
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ComplaintHandlingObservationContext context) {
		HandlingOutcome outcome = context.getOutcome();
		return KeyValues.of(
				HandlingKeyNames.OUTCOME
					.withValue((outcome != null) ? outcome.name().toLowerCase(Locale.ROOT) : "unknown"),
				HandlingKeyNames.ACTION.withValue(ComplaintActions.knownOrOther(context.getNotification())));
	}

}
