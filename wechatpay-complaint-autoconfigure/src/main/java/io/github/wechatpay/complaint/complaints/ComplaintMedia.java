package io.github.wechatpay.complaint.complaints;

import java.util.List;

/**
 * Images that belong to a complaint or to an entry of its history.
 *
 * @param mediaType one of {@link MediaTypes}
 * @param mediaUrl where the images are, for {@link ComplaintService#downloadImage}. They
 * are new with each read, so they identify nothing
 */
public record ComplaintMedia(String mediaType, List<String> mediaUrl) {

	/**
	 * Create a list of images.
	 * @param mediaType one of {@link MediaTypes}
	 * @param mediaUrl where the images are
	 */
	public ComplaintMedia {
		mediaType = Lenient.text(mediaType);
		mediaUrl = Lenient.list(mediaUrl);
	}

}
