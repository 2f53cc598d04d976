package io.github.wechatpay.complaint.callback;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * {@link ObservationConvention} for the handling of notifications. A bean of this type
 * replaces {@link DefaultComplaintHandlingObservationConvention}.
 */
public interface ComplaintHandlingObservationConvention
		extends ObservationConvention<ComplaintHandlingObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof ComplaintHandlingObservationContext;
	}

}
