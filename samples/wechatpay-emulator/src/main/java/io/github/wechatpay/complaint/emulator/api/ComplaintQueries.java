package io.github.wechatpay.complaint.emulator.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.wechatpay.complaint.emulator.complaint.Complaint;
import io.github.wechatpay.complaint.emulator.complaint.ComplaintPage;
import io.github.wechatpay.complaint.emulator.complaint.HistoryEntry;
import io.github.wechatpay.complaint.emulator.fault.FaultType;
import io.github.wechatpay.complaint.emulator.fault.FaultyComplaints;
import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.JsonBodies;
import org.jspecify.annotations.Nullable;

/**
 * The operations that read complaints. Dates are those of China.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012533431">Listing
 * complaints</a>
 */
final class ComplaintQueries {

	private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

	private static final int LONGEST_SPAN = 30;

	private static final int LARGEST_LIST = 50;

	private static final int LARGEST_HISTORY = 300;

	private final ComplaintLookup lookup;

	private final ComplaintWriter writer;

	private final int largestPage;

	private final JsonBodies json;

	ComplaintQueries(ComplaintLookup lookup, ComplaintWriter writer, int largestPage, JsonBodies json) {
		this.lookup = lookup;
		this.writer = writer;
		this.largestPage = largestPage;
		this.json = json;
	}

	Answer list(ApiCall call) {
		QueryParameters query = new QueryParameters(call.request());
		String language = query.language();
		int limit = query.number("limit", 1, LARGEST_LIST, 10);
		int offset = query.number("offset", 0, Integer.MAX_VALUE, 0);
		ComplaintPage page = page(call, query, offset, limit);
		if (limit > this.largestPage || call.fault().type() == FaultType.RESULT_TOO_LARGE) {
			throw new ApiException(400, "INVALID_REQUEST", ErrorTexts.TOO_LARGE);
		}
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("data",
				page.complaints().stream().map((complaint) -> write(call, complaint, language, false)).toList());
		body.put("limit", limit);
		body.put("offset", offset);
		boolean counted = offset == 0 || call.fault().type() == FaultType.TOTAL_EVERYWHERE;
		body.put("total_count", (counted) ? page.total() : 0);
		return ok(call, body);
	}

	private ComplaintPage page(ApiCall call, QueryParameters query, int offset, int limit) {
		LocalDate begin = query.date("begin_date");
		LocalDate end = query.date("end_date");
		long days = ChronoUnit.DAYS.between(begin, end) + 1;
		if (days < 1 || days > LONGEST_SPAN) {
			throw QueryParameters.invalid("end_date", end.toString(),
					"end_date is before begin_date, or more than 30 days are asked for");
		}
		String complaintedMchid = call.request().parameter("complainted_mchid");
		if (complaintedMchid != null && this.lookup.belongsToAnother(call, complaintedMchid)) {
			throw ComplaintLookup.noPermission(ErrorTexts.NO_QUERY);
		}
		return call.merchant()
			.complaints()
			.page(startOf(begin), startOf(end.plusDays(1)), complaintedMchid, moved(call, offset), limit);
	}

	private static int moved(ApiCall call, int offset) {
		return (call.fault().type() == FaultType.MOVED_PAGE) ? Math.max(0, offset - 1) : offset;
	}

	private static Instant startOf(LocalDate date) {
		return date.atStartOfDay().toInstant(CHINA);
	}

	Answer detail(ApiCall call) {
		String language = new QueryParameters(call.request()).language();
		return ok(call, write(call, this.lookup.find(call), language, true));
	}

	private Map<String, @Nullable Object> write(ApiCall call, Complaint complaint, @Nullable String language,
			boolean detail) {
		return this.writer.complaint(call, complaint, language, detail);
	}

	Answer history(ApiCall call) {
		QueryParameters query = new QueryParameters(call.request());
		query.language();
		int limit = query.number("limit", 1, LARGEST_HISTORY, 100);
		int offset = query.number("offset", 0, Integer.MAX_VALUE, 0);
		Complaint complaint = this.lookup.find(call);
		List<HistoryEntry> all = complaint.history();
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("data",
				all.stream()
					.skip(offset)
					.limit(limit)
					.map((entry) -> this.writer.entry(call, complaint, entry))
					.toList());
		body.put("limit", limit);
		body.put("offset", offset);
		body.put("total_count", all.size());
		return ok(call, body);
	}

	private Answer ok(ApiCall call, Map<String, @Nullable Object> body) {
		return Answers.ok(this.json, FaultyComplaints.of(body, call.fault()));
	}

}
