package io.github.wechatpay.complaint.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * {@link ObservationConvention} of {@link ComplaintOperationObservation}. A bean of this
 * type replaces the default names.
 */
public interface ComplaintOperationObservationConvention
		extends ObservationConvention<ComplaintOperationObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof ComplaintOperationObservationContext;
	}

}
