package io.github.wechatpay.complaint.complaints;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * What is known beyond the complaint itself (mainland).
 *
 * @param type one of {@link AdditionalInfoTypes}
 * @param sharePowerInfo the return of a rented power bank, for
 * {@link AdditionalInfoTypes#SHARE_POWER_TYPE}
 */
public record AdditionalInfo(@Nullable String type, @Nullable SharePowerInfo sharePowerInfo) {

	/**
	 * The return of a rented power bank.
	 *
	 * @param returnTime when it was returned
	 * @param returnAddressInfo where it was returned
	 * @param isReturnedToSameMachine whether it was returned to where it came from
	 */
	public record SharePowerInfo(@Nullable OffsetDateTime returnTime, @Nullable ReturnAddressInfo returnAddressInfo,
			@Nullable Boolean isReturnedToSameMachine) {
	}

	/**
	 * Where a rented power bank was returned, which tells where the payer was.
	 *
	 * @param returnAddress the address
	 * @param longitude the longitude in degrees, such as {@code 113.93535488533665}
	 * @param latitude the latitude in degrees, such as {@code 22.52305518747831}
	 */
	public record ReturnAddressInfo(@Nullable String returnAddress, @Nullable String longitude,
			@Nullable String latitude) {

		/**
		 * Return a text without the place.
		 */
		@Override
		public String toString() {
			return "ReturnAddressInfo[****]";
		}

	}

}
