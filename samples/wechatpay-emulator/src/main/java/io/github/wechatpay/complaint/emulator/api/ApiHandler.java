package io.github.wechatpay.complaint.emulator.api;

import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.fault.FaultQueue;
import io.github.wechatpay.complaint.emulator.fault.FaultTarget;
import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.Ending;
import io.github.wechatpay.complaint.emulator.http.Request;
import io.github.wechatpay.complaint.emulator.http.RequestHandler;

/**
 * The front of the API: every request meets the next fault here, and every answer gets
 * its request id.
 */
final class ApiHandler implements RequestHandler {

	private final FaultQueue faults;

	private final StatusFaults statusFaults;

	private final ApiDispatcher dispatcher;

	private final RequestIds requestIds;

	ApiHandler(FaultQueue faults, StatusFaults statusFaults, ApiDispatcher dispatcher, RequestIds requestIds) {
		this.faults = faults;
		this.statusFaults = statusFaults;
		this.dispatcher = dispatcher;
		this.requestIds = requestIds;
	}

	@Override
	public Answer handle(Request request) {
		Fault fault = this.faults.take(FaultTarget.ANSWER, request.path());
		Answer answer = answer(request, fault);
		return answer.with("Request-ID", this.requestIds.next(answer.status()))
			.ending(Ending.of(fault.type()))
			.after(fault.delay());
	}

	private Answer answer(Request request, Fault fault) {
		return switch (fault.type()) {
			case STATUS -> this.statusFaults.error(fault);
			case HTML -> this.statusFaults.page(fault);
			default -> this.dispatcher.dispatch(request, fault);
		};
	}

}
