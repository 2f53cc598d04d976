package io.github.wechatpay.complaint.emulator;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.wechatpay.complaint.emulator.complaint.Image;
import io.github.wechatpay.complaint.emulator.complaint.Message;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Something that happens to a complaint, which may be a new one.
 *
 * @param actionType what happens, the creation of a complaint unless given
 * @param complaintId the complaint it happens to, a new one unless given
 * @param mchid the merchant that is notified, the first one unless given
 * @param detail what is written
 * @param phone the payer's phone number
 * @param images images in base64
 * @param complaintedMchid the merchant it is about, the one that is notified unless given
 * @param problemType the type of the problem
 * @param refundAmount the refund that is asked for
 * @param immediateService whether to reply by the immediate service
 * @param overdue whether it is overdue
 * @param time when the complaint was raised, now unless given
 * @param notified whether the merchant is notified
 * @param count how many complaints to raise in bulk
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ComplaintRequest(@Nullable String actionType, @Nullable String complaintId, @Nullable String mchid,
		@Nullable String detail, @Nullable String phone, @Nullable List<String> images,
		@Nullable String complaintedMchid, @Nullable String problemType, @Nullable Integer refundAmount,
		@Nullable Boolean immediateService, @Nullable Boolean overdue, @Nullable String time,
		@JsonProperty("notify") @Nullable Boolean notified, @Nullable Integer count) {

	private static final int MOST = 1_000_000;

	String actionTypeOr(String otherwise) {
		return (this.actionType != null) ? this.actionType : otherwise;
	}

	boolean notifies() {
		return !Boolean.FALSE.equals(this.notified);
	}

	int countOrDefault() {
		int many = (this.count != null) ? this.count : 1000;
		if (many < 1 || many > MOST) {
			throw new IllegalArgumentException("count must be between 1 and " + MOST);
		}
		return many;
	}

	Message toMessage(String otherwise) {
		return Message.of((this.detail != null) ? this.detail : otherwise, decodedImages());
	}

	NewComplaint toComplaint() {
		NewComplaint complaint = NewComplaint.any()
			.phone(this.phone)
			.about(this.complaintedMchid)
			.immediateService(Boolean.TRUE.equals(this.immediateService))
			.overdue(Boolean.TRUE.equals(this.overdue));
		complaint = (this.detail != null) ? complaint.detail(this.detail) : complaint;
		complaint = (this.problemType != null) ? complaint.problemType(this.problemType) : complaint;
		complaint = (this.refundAmount != null) ? complaint.refund(this.refundAmount) : complaint;
		complaint = (this.time != null) ? complaint.at(instant(this.time)) : complaint;
		for (Image image : decodedImages()) {
			complaint = complaint.image(image);
		}
		return complaint;
	}

	private static Instant instant(String time) {
		try {
			return OffsetDateTime.parse(time).toInstant();
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("time must be such as 2026-01-31T12:00:00+08:00", ex);
		}
	}

	private List<Image> decodedImages() {
		try {
			return (this.images == null) ? List.of()
					: this.images.stream().map((image) -> Image.of(Base64.getDecoder().decode(image))).toList();
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("images must be in base64", ex);
		}
	}

}
