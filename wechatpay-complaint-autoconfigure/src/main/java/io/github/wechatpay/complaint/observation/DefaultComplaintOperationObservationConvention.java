package io.github.wechatpay.complaint.observation;

import io.github.wechatpay.complaint.observation.ComplaintOperationObservation.LowCardinalityKeyNames;
import io.micrometer.common.KeyValues;

/**
 * The names that {@link ComplaintOperationObservation} documents.
 */
public class DefaultComplaintOperationObservationConvention implements ComplaintOperationObservationConvention {

	@Override
	public String getName() {
		return "wechatpay.complaint.operation";
	}

	@Override
	public String getContextualName(ComplaintOperationObservationContext context) {
		return "wechatpay complaint " + context.getOperation();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ComplaintOperationObservationContext context) {
		return KeyValues.of(LowCardinalityKeyNames.OPERATION.withValue(context.getOperation()),
				LowCardinalityKeyNames.OUTCOME.withValue(outcome(context)),
				LowCardinalityKeyNames.STATUS.withValue(status(context)));
	}

	private static String outcome(ComplaintOperationObservationContext context) {
		if (context.getError() != null) {
			return (context.getErrorStatus() != null) ? "rejected" : "failed";
		}
		if (context.isSuccessful()) {
			return "success";
		}
		return context.isCancelled() ? "cancelled" : "unknown";
	}

	private static String status(ComplaintOperationObservationContext context) {
		return (context.getErrorStatus() != null) ? context.getErrorStatus().toString() : "none";
	}

}
