package io.github.wechatpay.complaint.complaints;

import io.github.wechatpay.complaint.client.Region;

/**
 * Where the operations on complaints are in a region. In mainland China,
 * {@code complaints} without {@code -v2} is an API that was replaced.
 */
final class ComplaintTargets {

	private final String complaints;

	private final String images;

	ComplaintTargets(Region region) {
		this.complaints = region
			.path("merchant-service/" + ((region == Region.MAINLAND) ? "complaints-v2" : "complaints"));
		this.images = region.path("merchant-service/images/");
	}

	Target list(String query) {
		return new Target(this.complaints).withQuery(query);
	}

	Target complaint(String complaintId) {
		return new Target(this.complaints + "/{complaint_id}", this.complaints + '/' + complaintId);
	}

	Target complaint(String complaintId, String resource) {
		return new Target(this.complaints + "/{complaint_id}/" + resource,
				this.complaints + '/' + complaintId + '/' + resource);
	}

	Target upload() {
		return new Target(this.images + "upload");
	}

	Target image(String token) {
		return new Target(this.images + "{media_id}", this.images + token);
	}

}
