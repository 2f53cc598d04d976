package io.github.wechatpay.complaint.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * {@link ObservationDocumentation} of the operations on complaints and on their
 * notification URL.
 */
public enum ComplaintOperationObservation implements ObservationDocumentation {

	/**
	 * An operation with all its attempts and, where it takes several, all its calls.
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
		 * The name of the method: for the notification URL {@code create}, {@code query},
		 * {@code update}, {@code delete} or {@code register}; for complaints
		 * {@code list}, {@code listAll}, {@code get}, {@code history}, {@code respond},
		 * {@code complete}, {@code uploadImage}, {@code downloadImage},
		 * {@code approveRefund}, {@code rejectRefund} or {@code respondImmediately}.
		 */
		OPERATION {

			@Override
			public String asString() {
				return "operation";
			}

		},

		/**
		 * The outcome: {@code success}, {@code rejected} if WeChat Pay responded with an
		 * error, {@code failed} in any other way, which the key {@code error} names, or
		 * {@code cancelled}. It is {@code unknown} as long as the operation runs.
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
