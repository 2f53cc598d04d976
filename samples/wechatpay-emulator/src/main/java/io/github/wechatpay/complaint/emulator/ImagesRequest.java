package io.github.wechatpay.complaint.emulator;

import java.util.Locale;

import io.github.wechatpay.complaint.emulator.api.ImageOptions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How to name and find images. What is not given is as at first.
 *
 * @param form {@code raw}, {@code encoded}, {@code mixed} or {@code double_encoded}
 * @param accepted {@code any}, {@code verbatim} or {@code encoded}
 * @param base what comes before the token
 * @param complaintId whether the address carries the id of the complaint
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ImagesRequest(@Nullable String form, @Nullable String accepted, @Nullable String base,
		@Nullable Boolean complaintId) {

	ImageOptions toOptions() {
		ImageOptions options = ImageOptions.likely().base(this.base).complaintId(Boolean.TRUE.equals(this.complaintId));
		if (this.form != null) {
			options = options.form(ImageOptions.Form.valueOf(this.form.toUpperCase(Locale.ROOT)));
		}
		if (this.accepted != null) {
			options = options.accepted(ImageOptions.Accepted.valueOf(this.accepted.toUpperCase(Locale.ROOT)));
		}
		return options;
	}

}
