package io.github.wechatpay.complaint.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.emulator.complaint.Complaint;
import io.github.wechatpay.complaint.emulator.complaint.ComplaintEvent;
import io.github.wechatpay.complaint.emulator.complaint.HistoryEntry;
import io.github.wechatpay.complaint.emulator.complaint.Message;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.Routes;
import io.github.wechatpay.complaint.emulator.notification.RaisedComplaint;
import org.jspecify.annotations.Nullable;

/**
 * The part of the control plane that is about complaints: what payers and the platform do
 * to them, and what has become of them.
 */
final class ComplaintControl {

	private final Platform platform;

	private final Function<Object, Answer> ok;

	ComplaintControl(Platform platform, Function<Object, Answer> ok) {
		this.platform = platform;
		this.ok = ok;
	}

	void addTo(Routes<Function<ControlCall, Answer>> routes) {
		routes.add("POST", "/emulator/complaints", this::raise)
			.add("POST", "/emulator/complaints/bulk", this::raiseMany)
			.add("GET", "/emulator/complaints/{id}", this::show)
			.add("POST", "/emulator/complaints/{id}/messages", (call) -> happen(call, ComplaintEvent.USER_RESPONSE))
			.add("POST", "/emulator/complaints/{id}/continue",
					(call) -> happen(call, ComplaintEvent.CONTINUE_COMPLAINT))
			.add("POST", "/emulator/complaints/{id}/actions",
					(call) -> happen(call, ComplaintEvent.RESPONSE_BY_PLATFORM));
	}

	private Answer raise(ControlCall call) {
		ComplaintRequest request = call.body(ComplaintRequest.class);
		NewComplaint complaint = ControlCall.valid(request::toComplaint);
		EmulatedAccount account = account(request);
		String actionType = request.actionTypeOr(EmulatedAccount.CREATION);
		return raised(() -> account.raise(complaint, actionType, request.complaintId(), request.notifies()));
	}

	private EmulatedAccount account(ComplaintRequest request) {
		String mchid = request.mchid();
		return (mchid != null) ? ControlCall.existing(() -> this.platform.account(mchid)) : this.platform.first();
	}

	private Answer raiseMany(ControlCall call) {
		ComplaintRequest request = call.body(ComplaintRequest.class);
		NewComplaint complaint = ControlCall.valid(request::toComplaint);
		int count = ControlCall.valid(request::countOrDefault);
		account(request).raiseMany(count, complaint);
		return this.ok.apply(Map.of("count", count));
	}

	private Answer happen(ControlCall call, ComplaintEvent event) {
		ComplaintRequest request = call.body(ComplaintRequest.class);
		String id = call.variables().get("id");
		EmulatedAccount account = ControlCall.existing(() -> this.platform.accountOf(id));
		String actionType = request.actionTypeOr(event.name());
		String text = ComplaintEvent.of(actionType).orElse(event).text();
		Message message = ControlCall.valid(() -> request.toMessage(text));
		return raised(() -> account.happen(id, actionType, message, request.notifies()));
	}

	private Answer raised(Supplier<RaisedComplaint> raising) {
		try {
			RaisedComplaint raised = ControlCall.valid(raising);
			Map<String, @Nullable String> body = new LinkedHashMap<>();
			body.put("complaint_id", raised.complaintId());
			body.put("notification_id", raised.notificationId());
			return this.ok.apply(body);
		}
		catch (IllegalStateException ex) {
			throw new ControlException(409, "NO_NOTIFICATION_URL", ex);
		}
	}

	private Answer show(ControlCall call) {
		String id = call.variables().get("id");
		EmulatedAccount account = ControlCall.existing(() -> this.platform.accountOf(id));
		return this.ok.apply(describe(account.merchant().merchantId(), account.complaint(id)));
	}

	private static Map<String, @Nullable Object> describe(String mchid, Complaint complaint) {
		List<Map<String, Object>> history = complaint.history().stream().map(ComplaintControl::describe).toList();
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("complaint_id", complaint.id());
		body.put("mchid", mchid);
		body.put("complainted_mchid", complaint.complaintedMchid());
		body.put("complaint_time", complaint.time().toString());
		body.put("complaint_state", complaint.status().state().name());
		body.put("complaint_detail", complaint.origin().detail());
		body.put("phone", complaint.origin().phone());
		body.put("images", complaint.origin().images().size());
		body.put("incoming_user_response", complaint.status().awaitsReply());
		body.put("user_complaint_times", complaint.status().times());
		body.put("complaint_full_refunded", complaint.status().refunded());
		body.put("history", history);
		return body;
	}

	private static Map<String, Object> describe(HistoryEntry entry) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("log_id", entry.logId());
		body.put("operator", entry.operator());
		body.put("operate_time", entry.time().toString());
		body.put("operate_type", entry.type());
		body.put("operate_details", entry.details());
		body.put("images", entry.images().size());
		return body;
	}

}
