package io.github.wechatpay.complaint.emulator;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.emulator.fault.FaultRequest;
import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.JsonBodies;
import io.github.wechatpay.complaint.emulator.http.Request;
import io.github.wechatpay.complaint.emulator.http.RequestHandler;
import io.github.wechatpay.complaint.emulator.http.Routes;
import io.github.wechatpay.complaint.emulator.http.UnroutableException;
import io.github.wechatpay.complaint.emulator.notification.Delivery;
import io.github.wechatpay.complaint.emulator.notification.RaisedComplaint;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the emulator as JSON over HTTP, for tests in another process.
 */
final class ControlPlane implements RequestHandler {

	private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.US_ASCII);

	private final Platform platform;

	private final JsonBodies json;

	private final Routes routes;

	ControlPlane(Platform platform) {
		this.platform = platform;
		this.json = platform.json();
		this.routes = new Routes().add("GET", "/emulator/merchant", (request) -> ok(this.platform.merchant()))
			.add("POST", "/emulator/complaints", this::raise)
			.add("GET", "/emulator/deliveries", this::deliveries)
			.add("POST", "/emulator/faults", this::inject)
			.add("POST", "/emulator/certificates/rotate", this::rotate)
			.add("DELETE", "/emulator", this::reset);
	}

	static boolean handles(Request request) {
		return request.path().equals("/emulator") || request.path().startsWith("/emulator/");
	}

	@Override
	public Answer handle(Request request) {
		try {
			return this.routes.find(request).handle(request);
		}
		catch (UnroutableException ex) {
			String code = (ex.status() == 405) ? "METHOD_NOT_ALLOWED" : "NOT_FOUND";
			return ex.describe(error(new ControlException(ex.status(), code, ex)));
		}
		catch (ControlException ex) {
			return error(ex);
		}
	}

	private Answer raise(Request request) {
		ComplaintRequest complaint = read(request, ComplaintRequest.class);
		RaisedComplaint raised = valid(() -> raise(complaint));
		Map<String, String> body = new LinkedHashMap<>();
		body.put("complaint_id", raised.complaintId());
		body.put("notification_id", raised.notificationId());
		return ok(body);
	}

	private RaisedComplaint raise(ComplaintRequest complaint) {
		try {
			return this.platform.courier().raise(complaint.actionTypeOrDefault(), complaint.complaintId());
		}
		catch (IllegalStateException ex) {
			throw new ControlException(409, "NO_NOTIFICATION_URL", ex);
		}
	}

	private Answer deliveries(Request request) {
		return ok(this.platform.courier().deliveries().stream().map(ControlPlane::describe).toList());
	}

	private static Map<String, @Nullable Object> describe(Delivery delivery) {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("notification_id", delivery.notificationId());
		body.put("time", delivery.time().toString());
		body.put("url", delivery.url());
		body.put("status", delivery.status());
		body.put("response_body", delivery.responseBody());
		body.put("error", delivery.error());
		return body;
	}

	private Answer inject(Request request) {
		FaultRequest fault = read(request, FaultRequest.class);
		this.platform.faults().add(valid(fault::toFault));
		return Answer.empty(204);
	}

	private Answer rotate(Request request) {
		String serialNumber = this.platform.certificates().rotate().serialNumber();
		return ok(Map.of("platform_serial_number", serialNumber));
	}

	private Answer reset(Request request) {
		this.platform.reset();
		return Answer.empty(204);
	}

	private <T> T read(Request request, Class<T> type) {
		byte[] body = (request.body().length > 0) ? request.body() : EMPTY_OBJECT;
		return valid(() -> this.json.read(body, type));
	}

	private static <T> T valid(Supplier<T> reading) {
		try {
			return reading.get();
		}
		catch (IllegalArgumentException ex) {
			throw new ControlException(400, "INVALID_REQUEST", ex);
		}
	}

	private Answer ok(Object body) {
		return Answer.of(200, "application/json", this.json.write(body));
	}

	private Answer error(ControlException ex) {
		Map<String, String> body = new LinkedHashMap<>();
		body.put("code", ex.code());
		body.put("message", String.valueOf(ex.getMessage()));
		return Answer.of(ex.status(), "application/json", this.json.write(body));
	}

}
