package io.github.wechatpay.complaint.callback;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed at the notification URL.
 */
public enum ComplaintReceptionObservation implements ObservationDocumentation {

	/**
	 * A message, from its verification to its answer. The handlers run inside.
	 */
	RECEPTION {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultComplaintReceptionObservationConvention.class;
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
		 * What came of it: the name of the {@link Reception} in lower case, or
		 * {@code cancelled} when WeChat Pay did not wait for the answer. It is
		 * {@code unknown} as long as that is open.
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		},

		/**
		 * The action type of a notification if it is one of {@link ComplaintActions},
		 * {@code other} if it is not, and {@code none} for what is not a notification.
		 */
		ACTION {

			@Override
			public String asString() {
				return "action";
			}

		}

	}

}
