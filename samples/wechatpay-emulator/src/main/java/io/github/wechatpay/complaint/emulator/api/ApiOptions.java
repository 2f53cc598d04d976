package io.github.wechatpay.complaint.emulator.api;

import io.github.wechatpay.complaint.emulator.complaint.ComplaintState;

/**
 * How the API behaves where the documents are silent, or where merchants differ.
 *
 * @param existingUrl what creating a second notification URL does
 * @param missingUrlStatus the status of {@code RESOURCE_NOT_EXISTS} for the notification
 * URL
 * @param certificatesAvailable whether the merchants have platform certificates, and not
 * only the public key
 * @param missingComplaintStatus the status of {@code RESOURCE_NOT_EXISTS} for a complaint
 * @param reopened the state of a processed complaint that the payer continues
 * @param externalLinks whether the merchants may send links to payers
 * @param largestPage the largest limit of a list that is not refused as too large
 */
public record ApiOptions(ExistingUrl existingUrl, int missingUrlStatus, boolean certificatesAvailable,
		int missingComplaintStatus, ComplaintState reopened, boolean externalLinks, int largestPage) {

	/**
	 * Return what is known of the platform, and else what is most likely.
	 * @return the options
	 */
	public static ApiOptions likely() {
		return new ApiOptions(ExistingUrl.PARAM_ERROR, 400, true, 404, ComplaintState.PENDING, false, 50);
	}

	/**
	 * Change one option.
	 * @param existingUrl what creating a second notification URL does
	 * @return new options
	 */
	public ApiOptions existingUrl(ExistingUrl existingUrl) {
		return new ApiOptions(existingUrl, this.missingUrlStatus, this.certificatesAvailable,
				this.missingComplaintStatus, this.reopened, this.externalLinks, this.largestPage);
	}

	/**
	 * Change one option.
	 * @param missingUrlStatus the status of a missing notification URL
	 * @return new options
	 */
	public ApiOptions missingUrlStatus(int missingUrlStatus) {
		return new ApiOptions(this.existingUrl, missingUrlStatus, this.certificatesAvailable,
				this.missingComplaintStatus, this.reopened, this.externalLinks, this.largestPage);
	}

	/**
	 * Change one option.
	 * @param certificatesAvailable whether there are platform certificates
	 * @return new options
	 */
	public ApiOptions certificatesAvailable(boolean certificatesAvailable) {
		return new ApiOptions(this.existingUrl, this.missingUrlStatus, certificatesAvailable,
				this.missingComplaintStatus, this.reopened, this.externalLinks, this.largestPage);
	}

	/**
	 * Change one option.
	 * @param missingComplaintStatus the status of a missing complaint
	 * @return new options
	 */
	public ApiOptions missingComplaintStatus(int missingComplaintStatus) {
		return new ApiOptions(this.existingUrl, this.missingUrlStatus, this.certificatesAvailable,
				missingComplaintStatus, this.reopened, this.externalLinks, this.largestPage);
	}

	/**
	 * Change one option.
	 * @param reopened the state of a complaint that is continued
	 * @return new options
	 */
	public ApiOptions reopened(ComplaintState reopened) {
		return new ApiOptions(this.existingUrl, this.missingUrlStatus, this.certificatesAvailable,
				this.missingComplaintStatus, reopened, this.externalLinks, this.largestPage);
	}

	/**
	 * Change one option.
	 * @param externalLinks whether links may be sent
	 * @return new options
	 */
	public ApiOptions externalLinks(boolean externalLinks) {
		return new ApiOptions(this.existingUrl, this.missingUrlStatus, this.certificatesAvailable,
				this.missingComplaintStatus, this.reopened, externalLinks, this.largestPage);
	}

	/**
	 * Change one option.
	 * @param largestPage the largest limit
	 * @return new options
	 */
	public ApiOptions largestPage(int largestPage) {
		return new ApiOptions(this.existingUrl, this.missingUrlStatus, this.certificatesAvailable,
				this.missingComplaintStatus, this.reopened, this.externalLinks, largestPage);
	}

}
