package io.github.wechatpay.complaint.emulator.api;

import org.jspecify.annotations.Nullable;

/**
 * How the addresses of images look, and which of them lead to an image. The documents
 * show different ones, and none of them explains another.
 *
 * @param form how the token is written in an address
 * @param accepted in which form a token is accepted
 * @param base what comes before the token, for example
 * {@code https://api.mch.weixin.qq.com/v3/merchant-service/images/}, or {@code null} for
 * the access point and path of the merchant's region
 * @param complaintId whether the address carries the id of the complaint
 */
public record ImageOptions(Form form, Accepted accepted, @Nullable String base, boolean complaintId) {

	/**
	 * Return the options that most documents agree on.
	 * @return raw tokens, accepted in any form
	 */
	public static ImageOptions likely() {
		return new ImageOptions(Form.RAW, Accepted.ANY, null, false);
	}

	/**
	 * Write tokens in another form.
	 * @param form the form
	 * @return new options
	 */
	public ImageOptions form(Form form) {
		return new ImageOptions(form, this.accepted, this.base, this.complaintId);
	}

	/**
	 * Accept other forms.
	 * @param accepted which forms
	 * @return new options
	 */
	public ImageOptions accepted(Accepted accepted) {
		return new ImageOptions(this.form, accepted, this.base, this.complaintId);
	}

	/**
	 * Have the addresses start differently.
	 * @param base what comes before the token
	 * @return new options
	 */
	public ImageOptions base(@Nullable String base) {
		return new ImageOptions(this.form, this.accepted, base, this.complaintId);
	}

	/**
	 * Have the addresses carry the id of the complaint.
	 * @param complaintId whether they do
	 * @return new options
	 */
	public ImageOptions complaintId(boolean complaintId) {
		return new ImageOptions(this.form, this.accepted, this.base, complaintId);
	}

	/**
	 * How a token is written.
	 */
	public enum Form {

		/**
		 * As it is, with {@code +}, {@code /} and {@code =}.
		 */
		RAW,

		/**
		 * Percent-encoded.
		 */
		ENCODED,

		/**
		 * Percent-encoded padding, all else as it is.
		 */
		MIXED,

		/**
		 * Percent-encoded twice, as some template engines do.
		 */
		DOUBLE_ENCODED

	}

	/**
	 * In which form a token leads to its image.
	 */
	public enum Accepted {

		/**
		 * In any form that decodes to it.
		 */
		ANY,

		/**
		 * Only the way the address has it.
		 */
		VERBATIM,

		/**
		 * Only percent-encoded.
		 */
		ENCODED

	}

}
