package io.github.wechatpay.complaint.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackApplication.Answer;
import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.callback.HandlingSupervisor;
import io.github.wechatpay.complaint.callback.NotificationStore;
import io.github.wechatpay.complaint.testing.Envelope;
import io.github.wechatpay.complaint.testing.Forgery;
import io.github.wechatpay.complaint.testing.SignedMessage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.core.publisher.Sinks;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackApplication.PATH;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application that receives notifications does over HTTP, whatever it is built
 * on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
abstract class ComplaintCallbackContract {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int LIMIT = 64 * 1024;

	private static final String UNTRUSTED = "{\"code\":\"FAIL\",\"message\":\"The signature was not accepted.\"}";

	private final WebApplicationType type;

	private final List<ComplaintNotification> handled = new CopyOnWriteArrayList<>();

	private volatile ComplaintNotificationHandler behaviour = this::succeed;

	private ComplaintCallbackApplication application;

	private int ids;

	ComplaintCallbackContract(WebApplicationType type) {
		this.type = type;
	}

	@BeforeAll
	void startApplication() {
		this.application = builder().with("wechatpay.complaint.callback.handler-timeout", "500ms").start();
		this.application.post(notification());
	}

	@AfterAll
	void stopApplication() {
		this.application.close();
	}

	@BeforeEach
	void succeedUnlessToldOtherwise() {
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> this.application.context().getBean(HandlingSupervisor.class).getActive() == 0);
		this.behaviour = this::succeed;
		this.handled.clear();
	}

	@Test
	void handledNotificationIsAcknowledged() {
		assertThat(this.application.post(Envelope.complete("EV-handled").signed())).isEqualTo(Answer.success());
		assertThat(this.handled).singleElement().satisfies((notification) -> {
			assertThat(notification.id()).isEqualTo("EV-handled");
			assertThat(notification.complaintId()).isEqualTo("200201820200101080076610000");
			assertThat(notification.actionType()).isEqualTo("CREATE_COMPLAINT");
		});
	}

	@Test
	void officialSampleIsAcknowledged() {
		assertThat(this.application.post(Envelope.officialSample().with("id", newId()).signed()))
			.isEqualTo(Answer.success());
		assertThat(this.handled).hasSize(1);
	}

	@Test
	void repeatedNotificationIsAcknowledgedAndHandledOnce() {
		SignedMessage message = notification();
		assertThat(this.application.post(message)).isEqualTo(Answer.success());
		assertThat(this.application.post(message)).isEqualTo(Answer.success());
		assertThat(this.handled).hasSize(1);
		assertThat(this.application.count("handled_before")).isPositive();
	}

	@Test
	void verifiedMessageThatIsNotAboutComplaintsIsAcknowledgedAndCounted() {
		long before = this.application.count("not_about_complaints");
		assertThat(
				this.application.post(SignedMessage.of("{\"id\":\"EV-1\",\"event_type\":\"SECURITY_ECHO.SUCCESS\"}")))
			.isEqualTo(Answer.success());
		assertThat(this.handled).isEmpty();
		assertThat(this.application.count("not_about_complaints")).isEqualTo(before + 1);
	}

	@ParameterizedTest
	@EnumSource(Forgery.class)
	void everyForgeryIsAnsweredTheSameAndCountedByItsReason(Forgery forgery, CapturedOutput output) {
		String reason = forgery.reason().name().toLowerCase(Locale.ROOT);
		double before = this.application.rejections(reason);
		assertThat(this.application.post(forgery.forge(notification())))
			.isEqualTo(new Answer(401, "application/json", UNTRUSTED));
		assertThat(this.handled).isEmpty();
		assertThat(this.application.rejections(reason)).isEqualTo(before + 1);
		assertThat(output).doesNotContain("\tat ").doesNotContain("Exception");
	}

	static Stream<SignedMessage> unreadable() {
		return Stream.of(SignedMessage.of(""), SignedMessage.of("not JSON"), SignedMessage.of("[]"),
				Envelope.complete("EV-1").without("id").signed(), Envelope.complete("EV-1").sealing("{}").signed(),
				Envelope.complete("EV-1").withInResource("algorithm", "AEAD_SM4_GCM").signed(),
				Envelope.complete("EV-1").withInResource("nonce", "short").signed(),
				Envelope.complete("EV-1").withInResource("ciphertext", "AAAA").signed(),
				Envelope.complete("EV-1").withInResource("associated_data", "tampered").signed());
	}

	@ParameterizedTest
	@MethodSource("unreadable")
	void verifiedMessageThatCannotBeReadIsABadRequest(SignedMessage message, CapturedOutput output) {
		assertThat(this.application.post(message)).isEqualTo(new Answer(400, "application/json",
				"{\"code\":\"FAIL\",\"message\":\"The notification cannot be read.\"}"));
		assertThat(output).doesNotContain("\tat ");
	}

	@Test
	void messageOfExactlyTheLimitIsReadAndOneByteMoreIsTooMuch() {
		assertThat(this.application.post(SignedMessage.of(new byte[LIMIT])).status()).isEqualTo(400);
		assertThat(this.application.post(SignedMessage.of(new byte[LIMIT + 1]))).isEqualTo(
				new Answer(413, "application/json", "{\"code\":\"FAIL\",\"message\":\"The message is too large.\"}"));
		assertThat(this.application.count("too_large")).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 1000000000", "Transfer-Encoding: chunked" })
	void messageOverTheLimitIsRefusedBeforeItsEnd(String framing) throws Exception {
		byte[] part = new byte[LIMIT + 1];
		Arrays.fill(part, (byte) ' ');
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.application.port())) {
			socket.setSoTimeout(5000);
			OutputStream out = socket.getOutputStream();
			out.write(("POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\n" + framing + "\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
			if (framing.endsWith("chunked")) {
				out.write((Integer.toHexString(10 * part.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
			}
			out.write(part);
			out.flush();
			assertThat(readStart(socket.getInputStream())).startsWith("HTTP/1.1 413 ");
		}
	}

	@Test
	void failureOfTheHandlerHasTheNotificationSentAgain() {
		SignedMessage message = notification();
		this.behaviour = (notification) -> Mono.error(new IllegalStateException("no database"));
		Answer failed = new Answer(500, "application/json",
				"{\"code\":\"FAIL\",\"message\":\"The notification could not be handled.\"}");
		assertThat(this.application.post(message)).isEqualTo(failed);
		this.behaviour = (notification) -> {
			throw new NoClassDefFoundError("com/example/Missing");
		};
		assertThat(this.application.post(message)).isEqualTo(failed);
		this.behaviour = this::succeed;
		assertThat(this.application.post(message)).isEqualTo(Answer.success());
		assertThat(this.handled).hasSize(1);
	}

	@Test
	void slowHandlerIsWaitedForNoLongerThanTheTimeoutAndItsSuccessCounts() {
		SignedMessage message = notification();
		Sinks.Empty<Void> work = Sinks.empty();
		this.behaviour = (notification) -> work.asMono().then(succeed(notification));
		Answer tryAgain = new Answer(503, "application/json", "{\"code\":\"FAIL\",\"message\":\"Try again later.\"}");
		assertThat(this.application.post(message)).isEqualTo(tryAgain);
		assertThat(this.application.count("timed_out")).isPositive();
		assertThat(this.application.post(message)).isEqualTo(tryAgain);
		assertThat(this.application.count("in_progress")).isPositive();
		work.tryEmitEmpty();
		assertThat(this.application.post(message)).isEqualTo(Answer.success());
		assertThat(this.handled).hasSize(1);
	}

	@Test
	void handlerThatBlocksForLongerThanTheTimeoutRunsToItsEndAndIsNotCalledAgain() {
		SignedMessage message = notification();
		List<String> events = new CopyOnWriteArrayList<>();
		this.behaviour = ComplaintNotificationHandler.blocking((notification) -> {
			try {
				Thread.sleep(1500);
				events.add("ended on " + Thread.currentThread().getName().replaceAll("\\d", ""));
			}
			catch (InterruptedException ex) {
				events.add("interrupted");
			}
		});
		assertThat(this.application.post(message).status()).isEqualTo(503);
		Awaitility.await().atMost(PATIENCE).until(() -> this.application.post(message).status() == 200);
		assertThat(events).containsExactly("ended on wechatpay-handler-");
		assertThat(this.application.handlings("handled")).isPositive();
	}

	@Test
	void handlerThatBlocksWithoutSayingSoKeepsNobodyElseWaitingAndRunsToItsEnd() {
		CountDownLatch end = new CountDownLatch(1);
		SignedMessage message = notification();
		this.behaviour = (notification) -> Mono.fromRunnable(() -> await(end));
		try {
			assertThat(this.application.post(message).status()).isEqualTo(503);
			this.behaviour = this::succeed;
			assertThat(this.application.post(notification())).isEqualTo(Answer.success());
		}
		finally {
			end.countDown();
		}
		Awaitility.await().atMost(PATIENCE).until(() -> this.application.post(message).status() == 200);
		assertThat(this.handled).hasSize(1);
	}

	@Test
	void clientThatBreaksOffEndsNoHandling() throws Exception {
		SignedMessage message = notification();
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		List<String> events = new CopyOnWriteArrayList<>();
		this.behaviour = ComplaintNotificationHandler.blocking((notification) -> {
			begun.countDown();
			await(end);
			events.add(Thread.currentThread().isInterrupted() ? "interrupted" : "ended");
		});
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.application.port())) {
			socket.getOutputStream().write(head(message));
			socket.getOutputStream().write(message.body());
			socket.getOutputStream().flush();
			await(begun);
		}
		end.countDown();
		Awaitility.await().atMost(PATIENCE).until(() -> this.application.post(message).status() == 200);
		assertThat(events).containsExactly("ended");
	}

	@Test
	void messageWhoseBodyTakesLongerThanTheTimeoutIsNotHandled() throws Exception {
		SignedMessage message = notification();
		int most = message.body().length - 1;
		long before = this.application.count("incomplete");
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.application.port())) {
			socket.setSoTimeout(5000);
			OutputStream out = socket.getOutputStream();
			out.write(head(message));
			out.write(message.body(), 0, most);
			out.flush();
			Awaitility.await().atMost(PATIENCE).until(() -> this.application.count("incomplete") == before + 1);
			out.write(message.body(), most, 1);
			out.flush();
			assertThat(readStart(socket.getInputStream())).startsWith("HTTP/1.1 503 ");
		}
		assertThat(this.handled).isEmpty();
	}

	@Test
	void bodiesOverTheLimitAreRefusedHoweverManyThereAre() {
		try (ComplaintCallbackApplication patient = builder().start()) {
			List<CompletableFuture<Integer>> statuses = IntStream.range(0, 24)
				.mapToObj((i) -> atOnce(() -> postChunked(patient)))
				.toList();
			assertThat(statuses).allSatisfy((status) -> assertThat(status.get(20, TimeUnit.SECONDS)).isEqualTo(413));
		}
	}

	private static int postChunked(ComplaintCallbackApplication application) {
		return HttpClient.newConnection()
			.post()
			.uri(application.uri(PATH))
			.send((request, out) -> out.sendByteArray(Flux.range(0, 20).map((i) -> new byte[LIMIT])))
			.response()
			.map((response) -> response.status().code())
			.blockOptional(PATIENCE)
			.orElseThrow();
	}

	@Test
	void copiesThatArriveAtOnceAreHandledOnceAndAllAcknowledgedInTheEnd() {
		SignedMessage message = notification();
		this.behaviour = (notification) -> Mono.delay(Duration.ofMillis(100)).then(succeed(notification));
		List<CompletableFuture<Answer>> answers = IntStream.range(0, 20)
			.mapToObj((i) -> atOnce(() -> Mono.fromSupplier(() -> this.application.post(message))
				.filter((answer) -> answer.status() == 200)
				.repeatWhenEmpty((again) -> again.delayElements(Duration.ofMillis(50), Schedulers.boundedElastic()))
				.block(PATIENCE)))
			.toList();
		assertThat(answers)
			.allSatisfy((answer) -> assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(200));
		assertThat(this.handled).hasSize(1);
	}

	@Test
	void keysThatCannotBeHadAreNotTakenForAForgery() throws IOException {
		int nobody = freePort();
		try (ComplaintCallbackApplication keyless = builder().with("wechatpay.platform.download", true)
			.with("wechatpay.base-uri", "http://localhost:" + nobody)
			.with("wechatpay.client.retry.max-attempts", 1)
			.start()) {
			assertThat(keyless.post(Forgery.UNKNOWN_SERIAL.forge(notification())))
				.isEqualTo(new Answer(503, "application/json", "{\"code\":\"FAIL\",\"message\":\"Try again later.\"}"));
			assertThat(keyless.count("keys_unavailable")).isOne();
			assertThat(keyless.post(notification())).isEqualTo(Answer.success());
		}
	}

	@Test
	void nothingIsHandledWhenTheStoreIsNotThere() {
		try (ComplaintCallbackApplication forgetful = builder().bean(NotificationStore.class, new UnreachableStore())
			.start()) {
			assertThat(forgetful.post(notification()))
				.isEqualTo(new Answer(503, "application/json", "{\"code\":\"FAIL\",\"message\":\"Try again later.\"}"));
			assertThat(this.handled).isEmpty();
			assertThat(forgetful.count("store_unavailable")).isOne();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "PUT", "DELETE", "HEAD" })
	void otherMethodsAreNotServed(String method) {
		assertThat(this.application.send(method, PATH).status()).isIn(404, 405);
	}

	@Test
	void otherPathsAreLeftAlone() {
		assertThat(this.application.post("/other", notification()).status()).isEqualTo(404);
		assertThat(this.application.post(PATH + "/more", notification()).status()).isEqualTo(404);
		assertThat(this.handled).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/gzip", "application/json; charset=GBK",
			"application/x-www-form-urlencoded", "nonsense" })
	void contentTypeDoesNotMatter(String contentType) {
		assertThat(this.application.post(notification().with("Content-Type", contentType))).isEqualTo(Answer.success());
	}

	@Test
	void nobodyNeedsAContentTypeOrAnAcceptHeader() {
		assertThat(this.application.post(notification().without("Content-Type"))).isEqualTo(Answer.success());
		assertThat(this.application.post(notification().with("Accept", "text/html"))).isEqualTo(Answer.success());
	}

	@Test
	void contentEncodingIsNotUndoneSinceTheBytesAreSigned() {
		assertThat(this.application.post(notification().with("Content-Encoding", "gzip"))).isEqualTo(Answer.success());
	}

	@Test
	void pathIsBelowThatOfTheApplication() {
		String property = (this.type == WebApplicationType.SERVLET) ? "server.servlet.context-path"
				: "spring.webflux.base-path";
		try (ComplaintCallbackApplication below = builder().with(property, "/shop").start()) {
			assertThat(below.post("/shop" + PATH, notification())).isEqualTo(Answer.success());
			assertThat(below.post(PATH, notification()).status()).isEqualTo(404);
		}
	}

	@Test
	void pathCanBeChanged() {
		try (ComplaintCallbackApplication elsewhere = builder()
			.with("wechatpay.complaint.callback.path", "/hooks/complaints")
			.start()) {
			assertThat(elsewhere.post("/hooks/complaints", notification())).isEqualTo(Answer.success());
			assertThat(elsewhere.post(PATH, notification()).status()).isEqualTo(404);
		}
	}

	@Test
	void limitCanBeChanged() {
		try (ComplaintCallbackApplication strict = builder().with("wechatpay.complaint.callback.max-body-size", "100B")
			.start()) {
			assertThat(strict.post(notification()).status()).isEqualTo(413);
		}
	}

	@Test
	void withoutAHandlerThereIsNoEndpoint() {
		try (ComplaintCallbackApplication deaf = ComplaintCallbackApplication.on(this.type).start()) {
			assertThat(deaf.post(notification()).status()).isEqualTo(404);
		}
	}

	@Test
	void switchedOffThereIsNoEndpoint() {
		try (ComplaintCallbackApplication deaf = builder().with("wechatpay.complaint.callback.enabled", false)
			.start()) {
			assertThat(deaf.post(notification()).status()).isEqualTo(404);
		}
	}

	@Test
	void clientsOfHttp2AreServed() {
		try (ComplaintCallbackApplication modern = builder().with("server.http2.enabled", true).start()) {
			assertThat(postWithHttp2(modern, notification())).isEqualTo("200 HTTP/2.0 " + Answer.SUCCESS);
			assertThat(postWithHttp2(modern, Forgery.PROBE.forge(notification())))
				.isEqualTo("401 HTTP/2.0 " + UNTRUSTED);
		}
	}

	private static String postWithHttp2(ComplaintCallbackApplication application, SignedMessage message) {
		return HttpClient.newConnection()
			.protocol(HttpProtocol.H2C)
			.headers((headers) -> message.headers()
				.forEach((name, value) -> headers.set(name.toLowerCase(Locale.ROOT), value)))
			.post()
			.uri(application.uri(PATH))
			.send((request, out) -> out.sendByteArray(Mono.just(message.body())))
			.responseSingle((response, body) -> body.asString(StandardCharsets.UTF_8)
				.map((text) -> response.status().code() + " " + response.version() + " " + text))
			.block(PATIENCE);
	}

	@Test
	void handlersThatHangKeepNobodyElseWaiting() {
		CountDownLatch begun = new CountDownLatch(3);
		CountDownLatch end = new CountDownLatch(1);
		try (ComplaintCallbackApplication narrow = builder().with("server.tomcat.threads.max", 1)
			.with("wechatpay.complaint.callback.handler-timeout", "30s")
			.start()) {
			this.behaviour = ComplaintNotificationHandler.blocking((notification) -> {
				begun.countDown();
				await(end);
			});
			List<CompletableFuture<Answer>> held = IntStream.range(0, 3)
				.mapToObj((i) -> atOnce(() -> narrow.post(notification())))
				.toList();
			await(begun);
			this.behaviour = this::succeed;
			assertThat(narrow.post(notification())).isEqualTo(Answer.success());
			assertThat(narrow.send("GET", "/").status()).isEqualTo(404);
			assertThat(held).noneMatch(CompletableFuture::isDone);
			end.countDown();
			assertThat(held)
				.allSatisfy((answer) -> assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(Answer.success()));
		}
		finally {
			end.countDown();
		}
	}

	@Test
	void forgeriesAreTurnedAwayAndLateHandlersAnsweredForHoweverManyHandlersHang() {
		CountDownLatch end = new CountDownLatch(1);
		CountDownLatch begun = new CountDownLatch(5 * Runtime.getRuntime().availableProcessors());
		this.behaviour = ComplaintNotificationHandler.blocking((notification) -> {
			begun.countDown();
			await(end);
		});
		try {
			int many = 10 * Runtime.getRuntime().availableProcessors() + 5;
			List<CompletableFuture<Answer>> held = IntStream.range(0, many)
				.mapToObj((i) -> atOnce(() -> this.application.post(notification())))
				.toList();
			await(begun);
			assertThat(this.application.post(Forgery.PROBE.forge(notification())).status()).isEqualTo(401);
			assertThat(held).allSatisfy((answer) -> assertThat(answer.get(10, TimeUnit.SECONDS).body())
				.isEqualTo("{\"code\":\"FAIL\",\"message\":\"Try again later.\"}"));
		}
		finally {
			end.countDown();
		}
	}

	final ComplaintCallbackApplication application() {
		return this.application;
	}

	final void behave(ComplaintNotificationHandler behaviour) {
		this.behaviour = behaviour;
	}

	final ComplaintCallbackApplication.Builder builder() {
		return ComplaintCallbackApplication.on(this.type)
			.handler((notification) -> this.behaviour.handle(notification));
	}

	private Mono<Void> succeed(ComplaintNotification notification) {
		return Mono.fromRunnable(() -> this.handled.add(notification));
	}

	final SignedMessage notification() {
		return Envelope.complete(newId()).signed();
	}

	private synchronized String newId() {
		return "EV-" + this.ids++;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private static byte[] head(SignedMessage message) {
		StringBuilder head = new StringBuilder("POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\n");
		message.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
		head.append("Content-Length: " + message.body().length + "\r\n\r\n");
		return head.toString().getBytes(StandardCharsets.US_ASCII);
	}

	private static String readStart(InputStream in) throws IOException {
		return new String(in.readNBytes("HTTP/1.1 413 ".length()), StandardCharsets.US_ASCII);
	}

	private static <T> CompletableFuture<T> atOnce(Supplier<T> call) {
		return CompletableFuture.supplyAsync(call, (task) -> new Thread(task).start());
	}

	static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * A store that is down.
	 */
	private static final class UnreachableStore implements NotificationStore {

		@Override
		public Mono<Claim> claim(String mchid, String notificationId) {
			return Mono.error(new IllegalStateException("no Redis"));
		}

		@Override
		public Duration renewalInterval() {
			return Duration.ZERO;
		}

	}

}
