package io.github.wechatpay.complaint.complaints;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Why a refund is rejected (mainland). It is checked when it is sent.
 *
 * @param reason the reason, 1 to 200 characters
 * @param images the media ids of at most 4 {@linkplain ComplaintService#uploadImage
 * uploaded} images
 * @param remark a remark of at most 200 characters
 */
public record RefundRejection(String reason, List<String> images, @Nullable String remark) {

	/**
	 * Create a rejection.
	 * @param reason the reason, 1 to 200 characters
	 * @param images the media ids of at most 4 {@linkplain ComplaintService#uploadImage
	 * uploaded} images
	 * @param remark a remark of at most 200 characters
	 */
	public RefundRejection {
		images = Lenient.list(images);
	}

	/**
	 * Return a text without reason and remark.
	 */
	@Override
	public String toString() {
		return "RefundRejection[images=" + this.images.size() + "]";
	}

}
