package io.github.wechatpay.complaint.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackApplication.Answer;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.callback.Envelope;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

class ComplaintCallbackObservationTests {

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final List<String> seen = new CopyOnWriteArrayList<>();

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void observationOfTheRequestReachesEveryHandler(WebApplicationType type) {
		ComplaintNotificationHandler reactive = (notification) -> Mono.deferContextual((context) -> Mono
			.fromRunnable(() -> note("reactive", context.getOrDefault(ObservationThreadLocalAccessor.KEY, null))));
		ComplaintNotificationHandler blocking = ComplaintNotificationHandler
			.blocking((notification) -> note("blocking", this.registry.getCurrentObservation()));
		try (ComplaintCallbackApplication application = ComplaintCallbackApplication.on(type)
			.bean(ObservationRegistry.class, this.registry)
			.handler((notification) -> reactive.handle(notification).then(blocking.handle(notification)))
			.start()) {
			assertThat(application.post(Envelope.complete("EV-1").signed())).isEqualTo(Answer.success());
			assertThat(this.seen).containsExactly("reactive http.server.requests", "blocking http.server.requests");
		}
	}

	private void note(String handler, @Nullable Observation observation) {
		this.seen.add(handler + " " + ((observation != null) ? observation.getContext().getName() : "nothing"));
	}

}
