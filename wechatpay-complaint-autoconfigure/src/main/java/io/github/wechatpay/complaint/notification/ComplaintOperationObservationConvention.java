package io.github.wechatpay.complaint.notification;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names what is observed of {@link ComplaintNotificationService}. A bean of this type
 * replaces the default names.
 */
public interface ComplaintOperationObservationConvention
		extends ObservationConvention<ComplaintOperationObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof ComplaintOperationObservationContext;
	}

}
