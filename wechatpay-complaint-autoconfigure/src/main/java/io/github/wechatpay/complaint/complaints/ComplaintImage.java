package io.github.wechatpay.complaint.complaints;

import org.springframework.http.MediaType;

/**
 * An image that was downloaded.
 *
 * @param contentType what WeChat Pay says the image is, {@code application/octet-stream}
 * if it does not. It is not signed: let a browser have it only together with
 * {@code X-Content-Type-Options: nosniff}
 * @param content the bytes of the image
 */
public record ComplaintImage(MediaType contentType, byte[] content) {

	/**
	 * Return a text without the image.
	 */
	@Override
	public String toString() {
		return "ComplaintImage[contentType=" + this.contentType + ", " + this.content.length + " bytes]";
	}

}
