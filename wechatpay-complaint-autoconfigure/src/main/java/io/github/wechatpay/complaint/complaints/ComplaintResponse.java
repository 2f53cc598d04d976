package io.github.wechatpay.complaint.complaints;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A message to the payer. It is checked when it is sent.
 *
 * @param complaintedMchid the merchant the complaint is about
 * @param content the text, 1 to 500 characters, none of which takes four bytes in UTF-8
 * as emoji do
 * @param images the media ids of at most 4 {@linkplain ComplaintService#uploadImage
 * uploaded} images
 * @param jumpUrl a link: an https URL of at most 512 characters, for merchants that
 * WeChat Pay permits it
 * @param jumpUrlText the text of the link, at most 10 characters; never without link
 * @param miniProgramJump a link into a mini program (mainland)
 */
public record ComplaintResponse(String complaintedMchid, String content, List<String> images, @Nullable String jumpUrl,
		@Nullable String jumpUrlText, @Nullable MiniProgramJump miniProgramJump) {

	/**
	 * Create a response.
	 * @param complaintedMchid the merchant the complaint is about
	 * @param content the text, 1 to 500 characters, none of which takes four bytes in
	 * UTF-8 as emoji do
	 * @param images the media ids of at most 4 {@linkplain ComplaintService#uploadImage
	 * uploaded} images
	 * @param jumpUrl a link
	 * @param jumpUrlText the text of the link, at most 10 characters
	 * @param miniProgramJump a link into a mini program (mainland)
	 */
	public ComplaintResponse {
		images = Lenient.list(images);
	}

	/**
	 * Create a response of text.
	 * @param complaint the complaint that is responded to, which names the merchant
	 * @param content the text
	 * @return the response
	 */
	public static ComplaintResponse of(Complaint complaint, String content) {
		return new ComplaintResponse(complaint.complaintedMchid(), content, List.of(), null, null, null);
	}

	/**
	 * Return the same response with other images.
	 * @param images the media ids of at most 4 uploaded images
	 * @return a new response
	 */
	public ComplaintResponse withImages(List<String> images) {
		return new ComplaintResponse(this.complaintedMchid, this.content, images, this.jumpUrl, this.jumpUrlText,
				this.miniProgramJump);
	}

	/**
	 * Return the same response with another link.
	 * @param jumpUrl an https URL
	 * @param jumpUrlText the text of the link
	 * @return a new response
	 */
	public ComplaintResponse withJumpUrl(String jumpUrl, String jumpUrlText) {
		return withJumpUrl(jumpUrl).withJumpUrlText(jumpUrlText);
	}

	/**
	 * Return the same response with another link, which needs a text as well.
	 * @param jumpUrl an https URL, or {@code null} for none
	 * @return a new response
	 */
	public ComplaintResponse withJumpUrl(@Nullable String jumpUrl) {
		return new ComplaintResponse(this.complaintedMchid, this.content, this.images, jumpUrl, this.jumpUrlText,
				this.miniProgramJump);
	}

	/**
	 * Return the same response with another text of the link.
	 * @param jumpUrlText the text of the link, or {@code null} for none
	 * @return a new response
	 */
	public ComplaintResponse withJumpUrlText(@Nullable String jumpUrlText) {
		return new ComplaintResponse(this.complaintedMchid, this.content, this.images, this.jumpUrl, jumpUrlText,
				this.miniProgramJump);
	}

	/**
	 * Return the same response with another link into a mini program.
	 * @param miniProgramJump the link, or {@code null} for none
	 * @return a new response
	 */
	public ComplaintResponse withMiniProgramJump(@Nullable MiniProgramJump miniProgramJump) {
		return new ComplaintResponse(this.complaintedMchid, this.content, this.images, this.jumpUrl, this.jumpUrlText,
				miniProgramJump);
	}

	/**
	 * Return a text without the content.
	 */
	@Override
	public String toString() {
		return "ComplaintResponse[complaintedMchid=" + this.complaintedMchid + ", images=" + this.images.size() + "]";
	}

}
