package io.github.wechatpay.complaint.notification;

import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.notification.ComplaintOperationObservation.LowCardinalityKeyNames;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

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
				LowCardinalityKeyNames.STATUS.withValue(status(context.getError())));
	}

	private static String outcome(ComplaintOperationObservationContext context) {
		Throwable failure = context.getError();
		if (failure != null) {
			return (failure instanceof WechatPayApiException) ? "refused" : "failed";
		}
		if (context.isSuccessful()) {
			return "success";
		}
		return context.isCancelled() ? "cancelled" : "unknown";
	}

	private static String status(@Nullable Throwable failure) {
		return (failure instanceof WechatPayApiException refusal) ? Integer.toString(refusal.getStatus().value())
				: "none";
	}

}
