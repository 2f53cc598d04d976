package io.github.wechatpay.complaint.callback;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * {@link ObservationConvention} for the reception of messages. A bean of this type
 * replaces {@link DefaultComplaintReceptionObservationConvention}.
 */
public interface ComplaintReceptionObservationConvention
		extends ObservationConvention<ComplaintReceptionObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof ComplaintReceptionObservationContext;
	}

}
