package io.github.wechatpay.complaint.emulator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A complaint to raise.
 *
 * @param actionType what happens, the creation of a complaint unless given
 * @param complaintId the complaint it happens to, a new one unless given
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record ComplaintRequest(@Nullable String actionType, @Nullable String complaintId) {

	static final String DEFAULT_ACTION = "CREATE_COMPLAINT";

	String actionTypeOrDefault() {
		return (this.actionType != null) ? this.actionType : DEFAULT_ACTION;
	}

}
