package io.github.wechatpay.complaint.complaints;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import io.github.wechatpay.complaint.client.Region;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ObservedComplaintService}.
 */
class ObservedComplaintServiceTests {

	private static final String ID = ComplaintServer.COMPLAINT_ID;

	private static final ComplaintQuery QUERY = ComplaintQuery.between(LocalDate.of(2026, 1, 1),
			LocalDate.of(2026, 1, 1));

	private static final String RESPONSE = "{\"complaint_id\":\"1\",\"media_id\":\"2\",\"log_id\":\"3\",\"data\":[{"
			+ "\"complaint_id\":\"1\",\"log_id\":\"3\"}]}";

	private static final Map<String, Function<ComplaintService, Publisher<?>>> OPERATIONS = operations();

	@AutoClose
	private final ComplaintServer server = new ComplaintServer();

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final ComplaintService service = new ObservedComplaintService(this.server.service(Region.MAINLAND),
			this.registry, null);

	private static Map<String, Function<ComplaintService, Publisher<?>>> operations() {
		Complaint complaint = ComplaintServer.aComplaint();
		Map<String, Function<ComplaintService, Publisher<?>>> operations = new LinkedHashMap<>();
		operations.put("list", (service) -> service.list(QUERY));
		operations.put("listAll", (service) -> service.listAll(QUERY));
		operations.put("get", (service) -> service.get(ID));
		operations.put("history", (service) -> service.history(ID));
		operations.put("respond", (service) -> service.respond(ID, ComplaintResponse.of(complaint, "text")));
		operations.put("complete", (service) -> service.complete(ID, "1900012181"));
		operations.put("uploadImage", (service) -> service.uploadImage("a.jpg", new byte[1]));
		operations.put("downloadImage", (service) -> service
			.downloadImage("https://api.mch.weixin.qq.com/v3/merchant-service/images/xxxxx", ID));
		operations.put("approveRefund", (service) -> service.mainland().approveRefund(ID, 0));
		operations.put("rejectRefund",
				(service) -> service.mainland().rejectRefund(ID, new RefundRejection("no", List.of(), null)));
		operations.put("respondImmediately",
				(service) -> service.mainland().respondImmediately(ID, ImmediateResponse.text(complaint, "text")));
		return operations;
	}

	static Set<String> names() {
		return OPERATIONS.keySet();
	}

	@ParameterizedTest
	@MethodSource("names")
	void operationIsObservedOnceUnderItsName(String operation) {
		this.server.respond(operation.equals("downloadImage")
				? ComplaintServer.ok(RESPONSE).newBuilder().setHeader("Content-Type", "image/gif").build()
				: ComplaintServer.ok(RESPONSE));
		StepVerifier.create(Flux.from(OPERATIONS.get(operation).apply(this.service)).then())
			.expectComplete()
			.verify(ComplaintServer.LONG);
		requireObserved(operation, "success", "none");
	}

	@ParameterizedTest
	@MethodSource("names")
	void errorIsObservedWithItsStatus(String operation) {
		this.server.respond(ComplaintServer.error(403, "NO_AUTH", "no"));
		StepVerifier.create(Flux.from(OPERATIONS.get(operation).apply(this.service)).then())
			.expectError()
			.verify(ComplaintServer.LONG);
		requireObserved(operation, "rejected", "403");
	}

	@Test
	void wrongArgumentIsAFailure() {
		StepVerifier.create(this.service.listAll(QUERY.withLimit(0))).expectError().verify(ComplaintServer.LONG);
		requireObserved("listAll", "failed", "none");
	}

	@Test
	void enoughIsACancellation() {
		this.server.respond(RESPONSE);
		StepVerifier.create(this.service.listAll(QUERY), 1)
			.expectNextCount(1)
			.thenCancel()
			.verify(ComplaintServer.LONG);
		requireObserved("listAll", "cancelled", "none");
	}

	@Test
	void globalAccessPointStillHasNoOperationsOfTheMainland() {
		ComplaintService global = new ObservedComplaintService(this.server.service(Region.GLOBAL),
				ObservationRegistry.NOOP, null);
		assertThatIllegalStateException().isThrownBy(global::mainland);
	}

	private void requireObserved(String operation, String outcome, String status) {
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasNumberOfObservationsEqualTo(1)
			.hasSingleObservationThat()
			.hasNameEqualTo("wechatpay.complaint.operation")
			.hasContextualNameEqualTo("wechatpay complaint " + operation)
			.hasBeenStopped()
			.hasOnlyKeys("operation", "outcome", "status")
			.hasLowCardinalityKeyValue(KeyValue.of("operation", operation))
			.hasLowCardinalityKeyValue(KeyValue.of("outcome", outcome))
			.hasLowCardinalityKeyValue(KeyValue.of("status", status));
	}

}
