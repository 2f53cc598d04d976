package io.github.wechatpay.complaint.emulator.complaint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a payer complains about.
 *
 * @param detail what the payer wrote
 * @param phone the payer's phone number, if the payer gave one
 * @param images the payer's images
 * @param complaintedMchid the merchant it is about, or {@code null} for the one that is
 * notified
 * @param problemType {@code REFUND}, {@code SERVICE_NOT_WORK} or {@code OTHERS}
 * @param refundAmount the refund that is asked for, in fen
 * @param immediateService whether the merchant is to reply by the immediate service
 * @param overdue whether the platform says that it is overdue
 * @param time when, or {@code null} for now
 */
public record NewComplaint(String detail, @Nullable String phone, List<Image> images, @Nullable String complaintedMchid,
		String problemType, @Nullable Integer refundAmount, boolean immediateService, boolean overdue,
		@Nullable Instant time) {

	private static final NewComplaint DEFAULT = new NewComplaint("反馈一个重复扣费的问题", null, List.of(), null, "OTHERS", null,
			false, false, null);

	/**
	 * Create a complaint.
	 */
	public NewComplaint {
		images = List.copyOf(images);
	}

	/**
	 * Return a complaint without phone number and images, about the merchant itself.
	 * @return the complaint
	 */
	public static NewComplaint any() {
		return DEFAULT;
	}

	/**
	 * Write something else.
	 * @param detail what the payer writes
	 * @return a new complaint
	 */
	public NewComplaint detail(String detail) {
		return new NewComplaint(detail, this.phone, this.images, this.complaintedMchid, this.problemType,
				this.refundAmount, this.immediateService, this.overdue, this.time);
	}

	/**
	 * Give a phone number.
	 * @param phone the phone number
	 * @return a new complaint
	 */
	public NewComplaint phone(@Nullable String phone) {
		return new NewComplaint(this.detail, phone, this.images, this.complaintedMchid, this.problemType,
				this.refundAmount, this.immediateService, this.overdue, this.time);
	}

	/**
	 * Add an image.
	 * @param image the image
	 * @return a new complaint
	 */
	public NewComplaint image(Image image) {
		List<Image> more = new ArrayList<>(this.images);
		more.add(image);
		return new NewComplaint(this.detail, this.phone, more, this.complaintedMchid, this.problemType,
				this.refundAmount, this.immediateService, this.overdue, this.time);
	}

	/**
	 * Complain about a sub-merchant.
	 * @param complaintedMchid its merchant id
	 * @return a new complaint
	 */
	public NewComplaint about(@Nullable String complaintedMchid) {
		return new NewComplaint(this.detail, this.phone, this.images, complaintedMchid, this.problemType,
				this.refundAmount, this.immediateService, this.overdue, this.time);
	}

	/**
	 * Name the type of the problem, which only mainland China knows.
	 * @param problemType {@code REFUND}, {@code SERVICE_NOT_WORK} or {@code OTHERS}
	 * @return a new complaint
	 */
	public NewComplaint problemType(String problemType) {
		return new NewComplaint(this.detail, this.phone, this.images, this.complaintedMchid, problemType,
				this.refundAmount, this.immediateService, this.overdue, this.time);
	}

	/**
	 * Ask for a refund, which is possible in mainland China only.
	 * @param refundAmount how much, in fen
	 * @return a new complaint
	 */
	public NewComplaint refund(int refundAmount) {
		return new NewComplaint(this.detail, this.phone, this.images, this.complaintedMchid, "REFUND", refundAmount,
				this.immediateService, this.overdue, this.time);
	}

	/**
	 * Have it replied to by the immediate service, which only mainland China knows.
	 * @param immediateService whether it is
	 * @return a new complaint
	 */
	public NewComplaint immediateService(boolean immediateService) {
		return new NewComplaint(this.detail, this.phone, this.images, this.complaintedMchid, this.problemType,
				this.refundAmount, immediateService, this.overdue, this.time);
	}

	/**
	 * Have the platform say that it is overdue.
	 * @param overdue whether it does
	 * @return a new complaint
	 */
	public NewComplaint overdue(boolean overdue) {
		return new NewComplaint(this.detail, this.phone, this.images, this.complaintedMchid, this.problemType,
				this.refundAmount, this.immediateService, overdue, this.time);
	}

	/**
	 * Complain at another time than now.
	 * @param time when
	 * @return a new complaint
	 */
	public NewComplaint at(@Nullable Instant time) {
		return new NewComplaint(this.detail, this.phone, this.images, this.complaintedMchid, this.problemType,
				this.refundAmount, this.immediateService, this.overdue, time);
	}

	@Override
	public String toString() {
		return "NewComplaint[complaintedMchid=" + this.complaintedMchid + ", problemType=" + this.problemType + ", "
				+ this.images.size() + " images, time=" + this.time + "]";
	}

}
