package io.github.wechatpay.complaint.notification;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.observation.ComplaintOperationObservation;
import io.github.wechatpay.complaint.observation.ComplaintOperationObservationContext;
import io.github.wechatpay.complaint.observation.ComplaintOperationObservationConvention;
import io.github.wechatpay.complaint.observation.DefaultComplaintOperationObservationConvention;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.StoppedObservations;
import io.github.wechatpay.complaint.testing.TestClient;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ObservedComplaintNotificationService}.
 */
class ObservedComplaintNotificationServiceTests {

	private static final String URL = "https://pay.example.com/n";

	private static final String NAME = "wechatpay.complaint.operation";

	private static final MockResponse REGISTERED = PlatformServer
		.ok("{\"mchid\":\"1900012181\",\"url\":\"" + URL + "\"}");

	private static final Map<String, Function<ComplaintNotificationService, Mono<?>>> OPERATIONS = Map.of("create",
			(service) -> service.create(URL), "query", ComplaintNotificationService::query, "update",
			(service) -> service.update(URL), "delete", ComplaintNotificationService::delete, "register",
			(service) -> service.register(URL));

	@AutoClose
	private final PlatformServer server = new PlatformServer();

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final ComplaintNotificationService delegate = new WebClientComplaintNotificationService(
			TestClient.of(this.server.uri()).responseTimeout(Duration.ofSeconds(1)).build(), Region.GLOBAL);

	private final ComplaintNotificationService service = new ObservedComplaintNotificationService(this.delegate,
			this.registry, null);

	@ParameterizedTest
	@ValueSource(strings = { "create", "query", "update", "delete", "register" })
	void operationIsObservedOnceUnderItsName(String operation) {
		this.server.answer(REGISTERED);
		OPERATIONS.get(operation).apply(this.service).block(TestClient.LONG);
		assertObserved(operation, "success", "none");
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasNumberOfObservationsEqualTo(1)
			.hasSingleObservationThat()
			.hasContextualNameEqualTo("wechatpay complaint " + operation);
	}

	@Test
	void nothingIsObservedBeforeTheSubscription() {
		this.service.query();
		TestObservationRegistryAssert.assertThat(this.registry).doesNotHaveAnyObservation();
	}

	@Test
	void absenceOfAUrlIsASuccess() {
		this.server.answer(PlatformServer.refusal(404, "NOT_FOUND"));
		assertThat(this.service.query().blockOptional(TestClient.LONG)).isEmpty();
		assertObserved("query", "success", "none");
	}

	@Test
	void refusalIsObservedWithItsStatus() {
		this.server.answer(PlatformServer.refusal(403, "NO_AUTH"));
		StepVerifier.create(this.service.create(URL)).expectError().verify(TestClient.LONG);
		assertObserved("create", "rejected", "403");
		TestObservationRegistryAssert.assertThat(this.registry).hasSingleObservationThat().hasError();
	}

	@Test
	void everyOtherFailureIsObservedAsOne() {
		this.server.answer(new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()).build());
		StepVerifier.create(this.service.create(URL)).expectError().verify(TestClient.LONG);
		assertObserved("create", "failed", "none");
	}

	@Test
	void badUrlIsAFailureToo() {
		StepVerifier.create(this.service.create("http://pay.example.com")).expectError().verify(TestClient.LONG);
		assertObserved("create", "failed", "none");
	}

	@Test
	void cancellationIsObserved() {
		this.server.answer(new MockResponse.Builder().headersDelay(5, TimeUnit.SECONDS).build());
		StepVerifier.create(this.service.query())
			.thenAwait(Duration.ofMillis(100))
			.thenCancel()
			.verify(TestClient.LONG);
		assertObserved("query", "cancelled", "none");
	}

	@Test
	void outcomeIsUnknownAsLongAsTheOperationRuns() {
		assertThat(new DefaultComplaintOperationObservationConvention()
			.getLowCardinalityKeyValues(new ComplaintOperationObservationContext("query")))
			.contains(KeyValue.of("outcome", "unknown"));
	}

	@Test
	void observationHasTheParentOfTheContextAndIsTheParentOfWhatHappensInside() {
		this.server.answer(REGISTERED);
		StoppedObservations stopped = new StoppedObservations();
		this.registry.observationConfig().observationHandler(stopped);
		ComplaintNotificationService outer = new ObservedComplaintNotificationService(this.service, this.registry,
				null);
		Observation parent = Observation.start("parent", this.registry);
		outer.query()
			.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, parent))
			.block(TestClient.LONG);
		parent.stop();
		assertThat(stopped.contexts()).map(ObservedComplaintNotificationServiceTests::nameAndParent)
			.containsExactly(NAME + " < " + NAME, NAME + " < parent", "parent < nothing");
	}

	@Test
	void observationOfTheThreadIsTheParentWhereTheContextHasNone() {
		this.server.answer(REGISTERED);
		StoppedObservations stopped = new StoppedObservations();
		this.registry.observationConfig().observationHandler(stopped);
		Observation.createNotStarted("parent", this.registry)
			.observe(() -> this.service.query().block(TestClient.LONG));
		assertThat(stopped.contexts()).map(ObservedComplaintNotificationServiceTests::nameAndParent)
			.containsExactly(NAME + " < parent", "parent < nothing");
	}

	@Test
	void conventionOfTheApplicationIsUsed() {
		ComplaintOperationObservationConvention convention = new DefaultComplaintOperationObservationConvention() {

			@Override
			public KeyValues getLowCardinalityKeyValues(ComplaintOperationObservationContext context) {
				return super.getLowCardinalityKeyValues(context).and("shop", "hong kong");
			}

		};
		this.server.answer(REGISTERED);
		new ObservedComplaintNotificationService(this.delegate, this.registry, convention).query()
			.block(TestClient.LONG);
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasSingleObservationThat()
			.hasLowCardinalityKeyValue("shop", "hong kong")
			.hasLowCardinalityKeyValue("operation", "query");
	}

	@Test
	void nothingIsAddedWithoutARegistry() {
		this.server.answer(REGISTERED);
		assertThat(new ObservedComplaintNotificationService(this.delegate, ObservationRegistry.NOOP, null).query()
			.block(TestClient.LONG)).isEqualTo(new NotificationUrl("1900012181", URL));
	}

	private static String nameAndParent(Observation.Context context) {
		return context.getName() + " < " + ((context.getParentObservation() != null)
				? context.getParentObservation().getContextView().getName() : "nothing");
	}

	private void assertObserved(String operation, String outcome, String status) {
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasObservationWithNameEqualTo(NAME)
			.that()
			.hasBeenStarted()
			.hasBeenStopped()
			.hasOnlyKeys(ComplaintOperationObservation.LowCardinalityKeyNames.OPERATION.asString(),
					ComplaintOperationObservation.LowCardinalityKeyNames.OUTCOME.asString(),
					ComplaintOperationObservation.LowCardinalityKeyNames.STATUS.asString())
			.hasLowCardinalityKeyValue(KeyValue.of("operation", operation))
			.hasLowCardinalityKeyValue(KeyValue.of("outcome", outcome))
			.hasLowCardinalityKeyValue(KeyValue.of("status", status));
	}

}
