package io.github.wechatpay.complaint.emulator;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import io.github.wechatpay.complaint.emulator.fault.FaultRequest;
import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.Request;
import io.github.wechatpay.complaint.emulator.http.RequestHandler;
import io.github.wechatpay.complaint.emulator.http.Routes;
import io.github.wechatpay.complaint.emulator.http.Routes.Match;
import io.github.wechatpay.complaint.emulator.http.UnroutableException;

/**
 * The operations of the emulator as JSON over HTTP, for tests in another process.
 */
final class ControlPlane implements RequestHandler {

	private final Platform platform;

	private final Routes<Function<ControlCall, Answer>> routes = new Routes<>();

	ControlPlane(Platform platform) {
		this.platform = platform;
		new MerchantControl(platform, this::ok).addTo(this.routes);
		new ComplaintControl(platform, this::ok).addTo(this.routes);
		this.routes.add("POST", "/emulator/faults", this::inject)
			.add("PUT", "/emulator/delivery", this::deliver)
			.add("PUT", "/emulator/images", this::changeImages)
			.add("DELETE", "/emulator", this::reset);
	}

	static boolean handles(Request request) {
		return request.path().equals("/emulator") || request.path().startsWith("/emulator/");
	}

	@Override
	public Answer handle(Request request) {
		try {
			Match<Function<ControlCall, Answer>> match = this.routes.find(request);
			return match.handler().apply(new ControlCall(request, match.variables(), this.platform.json()));
		}
		catch (UnroutableException ex) {
			String code = (ex.status() == 405) ? "METHOD_NOT_ALLOWED" : "NOT_FOUND";
			return ex.describe(error(new ControlException(ex.status(), code, ex)));
		}
		catch (ControlException ex) {
			return error(ex);
		}
	}

	private Answer inject(ControlCall call) {
		FaultRequest fault = call.body(FaultRequest.class);
		this.platform.faults().add(ControlCall.valid(fault::toFault));
		return Answer.empty(204);
	}

	private Answer deliver(ControlCall call) {
		DeliveryRequest delivery = call.body(DeliveryRequest.class);
		ControlCall.valid(() -> {
			this.platform.deliverTo((delivery.baseUri() != null) ? URI.create(delivery.baseUri()) : null);
			return true;
		});
		return Answer.empty(204);
	}

	private Answer changeImages(ControlCall call) {
		ImagesRequest images = call.body(ImagesRequest.class);
		this.platform.images().change(ControlCall.valid(images::toOptions));
		return Answer.empty(204);
	}

	private Answer reset(ControlCall call) {
		this.platform.reset();
		return Answer.empty(204);
	}

	private Answer ok(Object body) {
		return Answer.of(200, "application/json", this.platform.json().write(body));
	}

	private Answer error(ControlException ex) {
		Map<String, String> body = new LinkedHashMap<>();
		body.put("code", ex.code());
		body.put("message", String.valueOf(ex.getMessage()));
		return Answer.of(ex.status(), "application/json", this.platform.json().write(body));
	}

}
