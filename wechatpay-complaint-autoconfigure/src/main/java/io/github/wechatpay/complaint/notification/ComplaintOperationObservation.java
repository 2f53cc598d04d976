package io.github.wechatpay.complaint.notification;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed of {@link ComplaintNotificationService}.
 */
public enum ComplaintOperationObservation implements ObservationDocumentation {

	/**
	 * An operation on the notification URL, with all its attempts and, for
	 * {@code register}, all its calls.
	 */
	OPERATION {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultComplaintOperationObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeyNames.values();
		}

	};

	/**
	 * The keys whose values are few.
	 */
	public enum LowCardinalityKeyNames implements KeyName {

		/**
		 * The operation: {@code create}, {@code query}, {@code update}, {@code delete} or
		 * {@code register}.
		 */
		OPERATION {

			@Override
			public String asString() {
				return "operation";
			}

		},

		/**
		 * What came of it: {@code success}, {@code refused} if WeChat Pay responded with
		 * an error, {@code failed} in any other way, which the key {@code error} names,
		 * or {@code cancelled}. It is {@code unknown} as long as the operation runs.
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		},

		/**
		 * The HTTP status of an error response, or {@code none}.
		 */
		STATUS {

			@Override
			public String asString() {
				return "status";
			}

		}

	}

}
