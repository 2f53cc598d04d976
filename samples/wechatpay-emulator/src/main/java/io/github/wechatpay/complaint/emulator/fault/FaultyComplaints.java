package io.github.wechatpay.complaint.emulator.fault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Complaints and histories before they become JSON, and what a fault does to them.
 */
public final class FaultyComplaints {

	private static final Set<String> REQUIRED = Set.of("complaint_id", "complaint_time", "complaint_detail",
			"complaint_state", "complainted_mchid", "complaint_full_refunded", "incoming_user_response",
			"user_complaint_times", "log_id", "operator", "operate_time", "operate_type", "data", "limit", "offset");

	private static final Set<String> ENUMS = Set.of("complaint_state", "priority", "problem_type", "media_type",
			"state", "operate_type", "type");

	private static final Set<String> TIMES = Set.of("complaint_time", "operate_time", "trade_time", "return_time");

	private static final String MEDIA = "complaint_media_list";

	private final FaultType type;

	private FaultyComplaints(FaultType type) {
		this.type = type;
	}

	/**
	 * Apply a fault.
	 * @param body an object, made of maps and lists
	 * @param fault the fault; faults that are not about complaints are ignored
	 * @return what is left of it
	 */
	public static Map<String, @Nullable Object> of(Map<String, @Nullable Object> body, Fault fault) {
		return new FaultyComplaints(fault.type()).spoil(body);
	}

	private Map<String, @Nullable Object> spoil(Map<?, ?> members) {
		Map<String, @Nullable Object> spoilt = new LinkedHashMap<>();
		members.forEach((key, value) -> {
			String name = String.valueOf(key);
			if (!isLeftOut(name)) {
				spoilt.put(name, member(name, value));
			}
		});
		if (this.type == FaultType.UNKNOWN_MEMBERS) {
			spoilt.put("since_next_year", Map.of("value", List.of(1, "2")));
		}
		return spoilt;
	}

	private boolean isLeftOut(String name) {
		return switch (this.type) {
			case MISSING_DATA -> name.equals("data");
			case MISSING_COMPLAINT_ID -> name.equals("complaint_id");
			case MEDIA_ABSENT -> name.equals(MEDIA);
			case BARE_COMPLAINT -> !REQUIRED.contains(name);
			default -> false;
		};
	}

	private @Nullable Object member(String name, @Nullable Object value) {
		return switch (this.type) {
			case NULL_MEMBERS -> (REQUIRED.contains(name)) ? nested(value) : null;
			case UNKNOWN_ENUMS -> (ENUMS.contains(name)) ? "SINCE_NEXT_YEAR" : nested(value);
			case TIMES_WITH_MILLIS -> (TIMES.contains(name)) ? withMillis(String.valueOf(value)) : nested(value);
			case MEDIA_AS_ARRAY -> (name.equals(MEDIA) && value instanceof Map) ? List.of(value) : nested(value);
			case MEDIA_AS_OBJECT ->
				(name.equals(MEDIA) && value instanceof List<?> list && !list.isEmpty()) ? list.get(0) : nested(value);
			default -> nested(value);
		};
	}

	private @Nullable Object nested(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return spoil(map);
		}
		if (value instanceof List<?> list) {
			List<@Nullable Object> spoilt = new ArrayList<>();
			list.forEach((element) -> spoilt.add(nested(element)));
			return spoilt;
		}
		return (value instanceof Number && this.type == FaultType.NUMBERS_AS_TEXT) ? value.toString() : value;
	}

	private static String withMillis(String time) {
		return time.replaceFirst("(:\\d\\d)(\\+)", "$1.120$2");
	}

}
