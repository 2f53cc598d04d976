package io.github.wechatpay.complaint.emulator.api;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.fault.FaultQueue;
import io.github.wechatpay.complaint.emulator.fault.FaultTarget;
import io.github.wechatpay.complaint.emulator.fault.FaultType;
import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.Ending;
import io.github.wechatpay.complaint.emulator.http.Request;
import io.github.wechatpay.complaint.emulator.http.RequestHandler;

/**
 * The front of the API: every request meets the next fault here, and every answer gets
 * the headers that all answers have.
 */
public final class ApiHandler implements RequestHandler {

	private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter
		.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
		.withZone(ZoneOffset.UTC);

	private final FaultQueue faults;

	private final StatusFaults statusFaults;

	private final ApiDispatcher dispatcher;

	private final RequestIds requestIds;

	private final Clock clock;

	ApiHandler(FaultQueue faults, StatusFaults statusFaults, ApiDispatcher dispatcher, RequestIds requestIds,
			Clock clock) {
		this.faults = faults;
		this.statusFaults = statusFaults;
		this.dispatcher = dispatcher;
		this.requestIds = requestIds;
		this.clock = clock;
	}

	@Override
	public Answer handle(Request request) {
		String merchantId = AuthorizationHeader.claimedMerchant(request.headerValues("Authorization"));
		Fault fault = this.faults.take(FaultTarget.RESPONSE, request.path(), merchantId);
		Answer answer = answer(request, fault);
		Answer complete = answer.with(headers(request, answer.status()))
			.ending(Ending.of(fault.type()))
			.after(fault.delay());
		return (fault.type() == FaultType.NO_CONTENT_TYPE) ? complete.without("Content-Type") : complete;
	}

	/**
	 * Refuse a request whose body is too large to be looked at.
	 * @param request the request, without its body
	 * @return the answer
	 */
	public Answer refuseTooLarge(Request request) {
		return Answer.empty(413).with(headers(request, 413));
	}

	private Answer answer(Request request, Fault fault) {
		return switch (fault.type()) {
			case STATUS -> this.statusFaults.error(request, fault);
			case HTML -> this.statusFaults.page(fault);
			default -> this.dispatcher.dispatch(request, fault);
		};
	}

	private Map<String, String> headers(Request request, int status) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Date", HTTP_DATE.format(this.clock.instant()));
		headers.put("Cache-Control", "no-cache, must-revalidate");
		headers.put("X-Content-Type-Options", "nosniff");
		headers.put("Content-Language", Language.of(request).tag());
		headers.put("Request-ID", this.requestIds.next(status));
		return headers;
	}

}
