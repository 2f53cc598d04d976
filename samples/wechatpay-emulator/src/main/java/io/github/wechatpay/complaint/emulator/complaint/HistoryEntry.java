package io.github.wechatpay.complaint.emulator.complaint;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An entry of the negotiation history.
 *
 * @param logId the id of the entry
 * @param operator who, as the platform shows it
 * @param time when
 * @param type what happened, for example {@code USER_RESPONSE}
 * @param details what was written
 * @param images the images that were sent with it
 * @param message the message of an immediate reply, if it is one
 */
public record HistoryEntry(String logId, String operator, Instant time, String type, String details, List<Image> images,
		@Nullable JsonNode message) {

	/**
	 * Create an entry.
	 */
	public HistoryEntry {
		images = List.copyOf(images);
	}

	/**
	 * Tell whose images they are.
	 * @return whether the payer sent them
	 */
	public boolean isFromPayer() {
		return Operators.PAYER.equals(this.operator);
	}

}
