package io.github.wechatpay.complaint.callback;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed while notifications are received and handled.
 */
public enum ComplaintCallbackObservation implements ObservationDocumentation {

	/**
	 * A message at the notification URL, from its arrival to its response.
	 */
	RECEPTION {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultComplaintReceptionObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return ReceptionKeyNames.values();
		}

	},

	/**
	 * The handling of a notification by every handler, until all have completed or one
	 * has failed, also when nobody waits for it any more.
	 */
	HANDLING {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultComplaintHandlingObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return HandlingKeyNames.values();
		}

	};

	/**
	 * The keys of a reception.
	 */
	public enum ReceptionKeyNames implements KeyName {

		/**
		 * The name of the {@link Reception} in lower case, or {@code cancelled} when
		 * WeChat Pay did not wait for the response. It is {@code unknown} as long as that
		 * is open.
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		},

		/**
		 * Why a message was not accepted: for {@code untrusted} the reason of the
		 * verification, for {@code unreadable} either {@code decryption} or
		 * {@code format}, else {@code none}.
		 */
		REASON {

			@Override
			public String asString() {
				return "reason";
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

	/**
	 * The keys of a handling.
	 */
	public enum HandlingKeyNames implements KeyName {

		/**
		 * The name of the {@link HandlingOutcome} in lower case. It is {@code unknown} as
		 * long as that is open.
		 */
		OUTCOME {

			@Override
			public String asString() {
				return "outcome";
			}

		},

		/**
		 * The action type of the notification if it is one of {@link ComplaintActions},
		 * else {@code other}.
		 */
		ACTION {

			@Override
			public String asString() {
				return "action";
			}

		}

	}

}
