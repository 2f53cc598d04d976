package io.github.wechatpay.complaint.autoconfigure;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackApplication.Answer;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.callback.NotificationInbox;
import io.github.wechatpay.complaint.testing.Envelope;
import io.github.wechatpay.complaint.testing.SignedMessage;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The inbox over HTTP, as WeChat Pay and an operator use it.
 */
@ParameterizedClass
@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
@ExtendWith(OutputCaptureExtension.class)
class ComplaintInboxTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String ENDPOINT = "/actuator/complaintinbox";

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Queue<String> handled = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean failing = new AtomicBoolean();

	private final WebApplicationType type;

	ComplaintInboxTests(WebApplicationType type) {
		this.type = type;
	}

	@Test
	void notificationIsAcknowledgedBeforeItIsHandled(CapturedOutput output) {
		CountDownLatch end = new CountDownLatch(1);
		try (ComplaintCallbackApplication application = application().handler((notification) -> {
			await(end);
			this.handled.add(notification.id());
			return Mono.empty();
		}).start()) {
			assertThat(output).contains("store jdbc, mode inbox");
			assertThat(post(application, "EV-1")).isEqualTo(Answer.success());
			assertThat(post(application, "EV-1")).isEqualTo(Answer.success());
			assertThat(this.handled).isEmpty();
			end.countDown();
			Awaitility.await().atMost(PATIENCE).until(() -> !this.handled.isEmpty());
			Awaitility.await().atMost(PATIENCE).until(() -> application.handlings("handled") == 1);
			assertThat(application.count("stored")).isEqualTo(2);
			Awaitility.await().atMost(PATIENCE).until(() -> get(application).body().contains("'pending':0"));
			assertThat(post(application, "EV-1")).isEqualTo(Answer.success());
			assertThat(application.count("handled_before")).isOne();
		}
		assertThat(this.handled).containsExactly("EV-1");
	}

	@Test
	void deadOnesAreListedReplayedAndDiscarded() {
		this.failing.set(true);
		try (ComplaintCallbackApplication application = unrestricted()) {
			post(application, "EV-1");
			post(application, "EV-2");
			post(application, "EV-3");
			Awaitility.await().atMost(PATIENCE).until(() -> get(application).body().contains("'dead':3"));
			Response listed = get(application);
			assertThat(listed.status()).isEqualTo(200);
			assertThat(listed.body())
				.contains("'pending':[]", "{'id':'1900012181:EV-1','notificationId':'EV-1','mchid':'1900012181',"
						+ "'complaintId':'200201820200101080076610000','actionType':'CREATE_COMPLAINT','attempts':1,",
						"'totals':{'pending':0,'dead':3}");
			assertThat(gauge(application, "dead")).isBetween(0.0, 3.0);
			this.failing.set(false);
			assertThat(exchange(application, "POST", "/1900012181:EV-1", "{\"action\":\"replay\"}").status())
				.isEqualTo(204);
			Awaitility.await().atMost(PATIENCE).until(() -> this.handled.contains("EV-1"));
			assertThat(exchange(application, "DELETE", "/1900012181:EV-2", "").status()).isEqualTo(204);
			Response all = exchange(application, "POST", "", "{\"action\":\"replay\"}");
			assertThat(all.body()).isEqualTo("{'replayed':1}");
			Awaitility.await().atMost(PATIENCE).until(() -> this.handled.contains("EV-3"));
			assertThat(exchange(application, "DELETE", "/1900012181:EV-2", "").status()).isEqualTo(404);
			assertThat(exchange(application, "POST", "/1900012181:EV-9", "{\"action\":\"replay\"}").status())
				.isEqualTo(404);
			assertThat(exchange(application, "POST", "", "{\"action\":\"destroy\"}").status()).isEqualTo(400);
			assertThat(exchange(application, "POST", "", "{}").status()).isEqualTo(400);
		}
		assertThat(this.handled).containsExactlyInAnyOrder("EV-1", "EV-3");
	}

	@Test
	void oneThatIsBeingHandledIsInTheWay() {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		try (ComplaintCallbackApplication application = application()
			.with("management.endpoint.complaintinbox.access", "unrestricted")
			.handler(ComplaintNotificationHandler.blocking((notification) -> {
				begun.countDown();
				await(end);
			}))
			.start()) {
			post(application, "EV-1");
			await(begun);
			assertThat(exchange(application, "DELETE", "/1900012181:EV-1", "").status()).isEqualTo(409);
			assertThat(exchange(application, "POST", "/1900012181:EV-1", "{\"action\":\"replay\"}").status())
				.isEqualTo(409);
			assertThat(get(application).body()).contains("'totals':{'pending':1,'dead':0}");
			assertThat(gauge(application, "pending")).isOne();
			assertThat(gauge(application, "oldest.age")).isNotNegative();
			end.countDown();
		}
	}

	@Test
	void endpointIsReadOnlyUnlessMoreIsPermitted() {
		try (ComplaintCallbackApplication application = application().handler((notification) -> Mono.empty()).start()) {
			assertThat(get(application).status()).isEqualTo(200);
			assertThat(exchange(application, "POST", "", "{\"action\":\"replay\"}").status()).isEqualTo(405);
			assertThat(exchange(application, "DELETE", "/1900012181:EV-1", "").status()).isIn(404, 405);
			assertThat(application.context().getBeansOfType(Scheduler.class)).isEmpty();
			assertThat(application.context().getBeansOfType(NotificationInbox.class)).hasSize(1);
		}
	}

	private ComplaintCallbackApplication unrestricted() {
		return application().with("management.endpoint.complaintinbox.access", "unrestricted")
			.with("wechatpay.complaint.callback.inbox.max-attempts", 1)
			.handler(ComplaintNotificationHandler.blocking((notification) -> {
				if (this.failing.get()) {
					throw new IllegalStateException();
				}
				this.handled.add(notification.id());
			}))
			.start();
	}

	private ComplaintCallbackApplication.Builder application() {
		return ComplaintCallbackApplication.on(this.type)
			.withDatabase("jdbc:h2:mem:" + UUID.randomUUID(), "sa")
			.with("management.endpoints.web.exposure.include", "complaintinbox")
			.with("wechatpay.complaint.callback.mode", "inbox");
	}

	private static Answer post(ComplaintCallbackApplication application, String id) {
		return application.post(SignedMessage.of(Envelope.complete(id).toBytes()));
	}

	private static double gauge(ComplaintCallbackApplication application, String name) {
		return application.context()
			.getBean(MeterRegistry.class)
			.get("wechatpay.complaint.inbox." + name)
			.gauge()
			.value();
	}

	private static Response get(ComplaintCallbackApplication application) {
		return exchange(application, "GET", "", "");
	}

	private static Response exchange(ComplaintCallbackApplication application, String method, String path,
			String body) {
		URI uri = application.uri(ENDPOINT + path);
		HttpRequest request = HttpRequest.newBuilder(uri)
			.timeout(Duration.ofSeconds(20))
			.header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(body))
			.build();
		try {
			HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
			return new Response(response.statusCode(), response.body().replace('"', '\''));
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private record Response(int status, String body) {

	}

}
