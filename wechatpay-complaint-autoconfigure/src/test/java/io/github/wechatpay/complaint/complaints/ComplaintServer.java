package io.github.wechatpay.complaint.complaints;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.crypto.RsaProvider;
import io.github.wechatpay.complaint.testing.GoldenValues;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.TestClient;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * WeChat Pay with prepared responses, and services that call it. The merchant's key,
 * which phone numbers are encrypted for, is the golden one.
 */
final class ComplaintServer implements AutoCloseable {

	static final Duration LONG = TestClient.LONG;

	static final String COMPLAINT_ID = "200201820200101080076610000";

	static final String MCHID = "1900012181";

	private final Queue<MockResponse> prepared = new ConcurrentLinkedQueue<>();

	private final PlatformServer server = new PlatformServer()
		.answer((request) -> (this.prepared.size() > 1) ? this.prepared.poll() : this.prepared.peek());

	ComplaintServer respond(MockResponse... responses) {
		this.prepared.addAll(List.of(responses));
		return this;
	}

	ComplaintServer respond(String... bodies) {
		for (String body : bodies) {
			this.prepared.add(ok(body));
		}
		return this;
	}

	ComplaintService service(Region region) {
		return service(region, false);
	}

	ComplaintService service(Region region, boolean legacyPadding) {
		return service(region, legacyPadding, client());
	}

	ComplaintService service(Region region, boolean legacyPadding, WebClient client) {
		return new WebClientComplaintService(client, new AccessPoint(region, this.server.uri()),
				ComplaintServer::merchant, RsaProvider.jdk(), legacyPadding);
	}

	WebClient client() {
		return TestClient.of(this.server.uri()).build();
	}

	List<RecordedRequest> requests() {
		return this.server.requests();
	}

	List<String> targets() {
		return requests().stream().map((request) -> request.getMethod() + ' ' + request.getTarget()).toList();
	}

	RecordedRequest onlySignedRequest() {
		return this.server.onlySignedRequest();
	}

	String onlyBody() {
		RecordedRequest request = onlySignedRequest();
		return (request.getBody() != null) ? request.getBody().utf8() : "";
	}

	static MerchantCredentials merchant() {
		return MerchantCredentials.of(GoldenValues.MERCHANT_ID, GoldenValues.MERCHANT_SERIAL,
				GoldenValues.text("merchant.key.pem"));
	}

	static MockResponse ok(String body) {
		return PlatformServer.ok(body);
	}

	static MockResponse noContent() {
		return PlatformServer.noContent();
	}

	static MockResponse error(int status, String code, String message) {
		return new MockResponse.Builder().code(status)
			.setHeader("Content-Type", "application/json")
			.body("{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}")
			.build();
	}

	static String complaint(String fields) {
		return "{\"complaint_id\":\"" + COMPLAINT_ID + "\"" + (fields.isEmpty() ? "" : "," + fields) + "}";
	}

	static Complaint aComplaint() {
		return new Complaint(COMPLAINT_ID, null, "", null, ComplaintStates.PENDING, MCHID, null, null, List.of(), false,
				null, null, false, 1, List.of(), null, null, null, List.of(), List.of(), null, null, null, null);
	}

	@Override
	public void close() {
		this.server.close();
	}

}
