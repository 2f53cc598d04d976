package io.github.wechatpay.complaint.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackApplication.Answer;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.testing.Envelope;
import io.github.wechatpay.complaint.testing.SignedMessage;
import io.github.wechatpay.complaint.testing.StoppedObservations;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

class ComplaintCallbackObservationTests {

	private static final String RECEPTION = "wechatpay.complaint.reception";

	private static final String HANDLING = "wechatpay.complaint.handling";

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final List<String> seen = new CopyOnWriteArrayList<>();

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void receptionIsObservedInsideTheRequestAndReachesEveryHandler(WebApplicationType type) {
		ComplaintNotificationHandler reactive = (notification) -> Mono.deferContextual((context) -> Mono
			.fromRunnable(() -> note("reactive", context.getOrDefault(ObservationThreadLocalAccessor.KEY, null))));
		ComplaintNotificationHandler blocking = ComplaintNotificationHandler
			.blocking((notification) -> note("blocking", this.registry.getCurrentObservation()));
		try (ComplaintCallbackApplication application = ComplaintCallbackApplication.on(type)
			.bean(ObservationRegistry.class, this.registry)
			.handler((notification) -> reactive.handle(notification).then(blocking.handle(notification)))
			.start()) {
			assertThat(application.post(Envelope.complete("EV-1").signed())).isEqualTo(Answer.success());
			assertThat(this.seen).containsExactly("reactive " + HANDLING, "blocking " + HANDLING);
			TestObservationRegistryAssert.assertThat(this.registry)
				.hasObservationWithNameEqualTo(RECEPTION)
				.that()
				.hasBeenStopped()
				.hasLowCardinalityKeyValue("outcome", "handled")
				.hasLowCardinalityKeyValue("action", "CREATE_COMPLAINT")
				.hasParentObservationContextMatching((parent) -> "http.server.requests".equals(parent.getName()))
				.backToTestObservationRegistry()
				.hasObservationWithNameEqualTo(HANDLING)
				.that()
				.hasBeenStopped()
				.hasLowCardinalityKeyValue("outcome", "handled")
				.hasParentObservationContextMatching((parent) -> RECEPTION.equals(parent.getName()));
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void whateverArrivesIsObservedWithoutAnythingOfWhatItSays(WebApplicationType type) {
		StoppedObservations stopped = new StoppedObservations();
		this.registry.observationConfig().observationHandler(stopped);
		try (ComplaintCallbackApplication application = ComplaintCallbackApplication.on(type)
			.bean(ObservationRegistry.class, this.registry)
			.handler((notification) -> Mono.error(new IllegalStateException()))
			.start()) {
			application.post(Envelope.complete("EV-2").signed());
			application.post(Envelope.complete("EV-3")
				.sealing("{\"complaint_id\":\"2\",\"action_type\":\"SOMETHING_NEW\"}")
				.signed());
			application.post(Envelope.complete("EV-4").signed().with(SignedMessage.NONCE, "another"));
			assertThat(stopped.contexts()).filteredOn((context) -> RECEPTION.equals(context.getName()))
				.map((context) -> context.getAllKeyValues().stream().map(KeyValue::getValue).toList())
				.containsExactly(List.of("CREATE_COMPLAINT", "handler_failed", "none"),
						List.of("other", "handler_failed", "none"), List.of("none", "untrusted", "signature_mismatch"));
		}
	}

	private void note(String handler, @Nullable Observation observation) {
		this.seen.add(handler + " " + ((observation != null) ? observation.getContext().getName() : "nothing"));
	}

}
