package io.github.wechatpay.complaint.emulator;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.Routes;
import io.github.wechatpay.complaint.emulator.notification.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * The part of the control plane that is about merchants: who they are, what was delivered
 * to them, and the certificates that serve them.
 */
final class MerchantControl {

	private static final String PEM = "application/x-pem-file";

	private final Platform platform;

	private final Function<Object, Answer> ok;

	MerchantControl(Platform platform, Function<Object, Answer> ok) {
		this.platform = platform;
		this.ok = ok;
	}

	void addTo(Routes<Function<ControlCall, Answer>> routes) {
		routes.add("GET", "/emulator/merchants", this::list)
			.add("POST", "/emulator/merchants", this::open)
			.add("GET", "/emulator/deliveries", this::deliveries)
			.add("POST", "/emulator/certificates/announce", this::announce)
			.add("POST", "/emulator/certificates/rotate", this::rotate);
		for (String path : List.of("/emulator/merchant", "/emulator/merchants/{mchid}")) {
			routes.add("GET", path, (call) -> this.ok.apply(account(call).merchant()))
				.add("GET", path + "/notification-url", this::notificationUrl)
				.add("GET", path + "/apiclient_cert.pem", (call) -> text(account(call).certificate()))
				.add("GET", path + "/apiclient_key.pem", (call) -> text(account(call).merchant().privateKey()))
				.add("GET", path + "/apiclient_cert.p12",
						(call) -> Answer.of(200, "application/x-pkcs12", account(call).keyStore()));
		}
	}

	private EmulatedAccount account(ControlCall call) {
		String inPath = call.variables().get("mchid");
		String mchid = (inPath.isEmpty()) ? call.request().parameter("mchid") : inPath;
		return (mchid != null) ? ControlCall.existing(() -> this.platform.account(mchid)) : this.platform.first();
	}

	private static Answer text(String pem) {
		return Answer.of(200, PEM, (pem + "\n").getBytes(StandardCharsets.US_ASCII));
	}

	private Answer list(ControlCall call) {
		return this.ok.apply(this.platform.accounts().stream().map(EmulatedAccount::merchant).toList());
	}

	private Answer open(ControlCall call) {
		MerchantRequest merchant = call.body(MerchantRequest.class);
		EmulatedAccount account = ControlCall
			.valid(() -> this.platform.open(merchant.mchid(), merchant.regionOrDefault()));
		return this.ok.apply(account.merchant());
	}

	private Answer notificationUrl(ControlCall call) {
		Map<String, @Nullable String> body = new LinkedHashMap<>();
		body.put("url", account(call).registeredUrl());
		return this.ok.apply(body);
	}

	private Answer deliveries(ControlCall call) {
		Stream<Delivery> deliveries = (call.request().parameter("mchid") != null) ? account(call).deliveries().stream()
				: this.platform.deliveries().stream();
		return this.ok.apply(deliveries.map(MerchantControl::describe).toList());
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

	private Answer announce(ControlCall call) {
		return this.ok.apply(Map.of("platform_serial_number", account(call).announceCertificate()));
	}

	private Answer rotate(ControlCall call) {
		return this.ok.apply(Map.of("platform_serial_number", account(call).rotateCertificate()));
	}

}
