package io.github.wechatpay.complaint.callback;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names what is observed at the notification URL. A bean of this type replaces the
 * default names.
 */
public interface ComplaintReceptionObservationConvention
		extends ObservationConvention<ComplaintReceptionObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof ComplaintReceptionObservationContext;
	}

}
