package io.github.wechatpay.complaint.driver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.github.wechatpay.complaint.callback.store.DatabaseServer;
import io.github.wechatpay.complaint.driver.DrivenProcess.Life;
import io.github.wechatpay.complaint.testing.Envelope;
import io.github.wechatpay.complaint.testing.SignedMessage;
import io.github.wechatpay.complaint.testing.UnwantedAutoConfigurations;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two processes, one on each web stack, share an inbox in PostgreSQL. Every handler fails
 * at first, so that what arrives first is dead before it can be handled, and one process
 * is killed. Each notification must be acknowledged soon and handled, and none
 * successfully twice but what was in flight at the kill. The system properties
 * {@code driver.inbox.notifications}, {@code driver.inbox.concurrency},
 * {@code driver.inbox.failing} (milliseconds), {@code driver.inbox.heartbeat}
 * (milliseconds) and {@code driver.inbox.p99} (milliseconds) say how large it is.
 */
class InboxDriverTests {

	private static final Log logger = LogFactory.getLog(InboxDriverTests.class);

	private static final int NOTIFICATIONS = Integer.getInteger("driver.inbox.notifications", 200);

	private static final int CONCURRENCY = Integer.getInteger("driver.inbox.concurrency", 20);

	private static final int FAILING = Integer.getInteger("driver.inbox.failing", 5000);

	private static final int HEARTBEAT = Integer.getInteger("driver.inbox.heartbeat", 500);

	// no time is asserted unless it is asked for
	private static final long P99 = Long.getLong("driver.inbox.p99", Long.MAX_VALUE);

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final String COUNT = "SELECT COUNT(*) FROM wechatpay_complaint_notification WHERE state = ?";

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(2))
		.build();

	@TempDir
	private Path folder;

	private final List<Long> times = Collections.synchronizedList(new ArrayList<>());

	private final AtomicInteger posts = new AtomicInteger();

	@Test
	void nothingThatWasAcknowledgedIsLost() throws IOException {
		try (DatabaseServer server = DatabaseServer.postgresql();
				HikariDataSource dataSource = server.newDataSource()) {
			DatabaseServer.initialize(dataSource, "postgresql");
			drive(properties(server), new JdbcTemplate(dataSource));
		}
	}

	private void drive(Map<String, String> properties, JdbcTemplate jdbc) throws IOException {
		Path outage = Files.createFile(this.folder.resolve("outage"));
		properties.put("driver.outage", outage.toString());
		try (DrivenProcess first = process("first", "reactive", properties);
				DrivenProcess second = process("second", "servlet", properties)) {
			first.awaitStarted();
			second.awaitStarted();
			List<String> ids = IntStream.range(0, NOTIFICATIONS).mapToObj((i) -> String.format("EV-%05d", i)).toList();
			Instant failUntil = Instant.now().plusMillis(FAILING);
			postAll(ids.subList(0, NOTIFICATIONS / 2), List.of(first.uri(), second.uri()));
			Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> count(jdbc, "DEAD") > 0 && Instant.now().isAfter(failUntil));
			int dead = count(jdbc, "DEAD");
			Files.delete(outage);
			CompletableFuture<Void> killed = CompletableFuture.runAsync(second::kill,
					(task) -> new Thread(task).start());
			postAll(ids.subList(NOTIFICATIONS / 2, NOTIFICATIONS), List.of(first.uri(), second.uri()));
			killed.join();
			Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
				exchange(HttpRequest.newBuilder(first.uri("/actuator/complaintinbox"))
					.header("Content-Type", "application/json")
					.POST(BodyPublishers.ofString("{\"action\":\"replay\"}")));
				return count(jdbc, "COMPLETED") == NOTIFICATIONS;
			});
			second.stop();
			second.awaitStopped();
			first.stop();
			first.awaitStopped();
			verify(Stream.concat(first.lives().stream(), second.lives().stream()).toList(), dead);
		}
	}

	private static int count(JdbcTemplate jdbc, String state) {
		Integer count = jdbc.queryForObject(COUNT, Integer.class, state);
		return (count != null) ? count : 0;
	}

	private static Map<String, String> properties(DatabaseServer server) {
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("spring.autoconfigure.exclude", UnwantedAutoConfigurations.except("jdbc"));
		properties.put("spring.datasource.url", server.url());
		properties.put("spring.datasource.username", server.username());
		properties.put("wechatpay.complaint.callback.mode", "inbox");
		properties.put("management.endpoints.web.exposure.include", "complaintinbox");
		properties.put("management.endpoint.complaintinbox.access", "unrestricted");
		properties.put("driver.block", "50");
		properties.put("driver.heartbeat", Integer.toString(HEARTBEAT));
		return properties;
	}

	private DrivenProcess process(String name, String type, Map<String, String> properties) {
		Map<String, String> all = new LinkedHashMap<>(properties);
		all.put("spring.main.web-application-type", type);
		return new DrivenProcess(this.folder, name, all);
	}

	private void postAll(List<String> ids, List<URI> uris) {
		Flux.fromIterable(ids).flatMap((id) -> postUntilAcknowledged(id, uris), CONCURRENCY).blockLast(PATIENCE);
	}

	private Mono<Void> postUntilAcknowledged(String id, List<URI> uris) {
		AtomicInteger attempts = new AtomicInteger(id.hashCode() & 1);
		return Mono.fromSupplier(() -> post(uris.get(attempts.getAndIncrement() % 2), id))
			.subscribeOn(Schedulers.boundedElastic())
			.filter((status) -> status == 200)
			.repeatWhenEmpty(Integer.MAX_VALUE, (again) -> again.delayElements(Duration.ofMillis(100)))
			.then();
	}

	private int post(URI uri, String id) {
		this.posts.incrementAndGet();
		SignedMessage message = SignedMessage.of(Envelope.complete(id).toBytes(), Instant.now());
		HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(message.body()));
		message.headers().forEach(request::header);
		long start = System.nanoTime();
		int status = exchange(request);
		if (status == 200) {
			this.times.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
		}
		return status;
	}

	private static int exchange(HttpRequest.Builder request) {
		try {
			return CLIENT.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void verify(List<Life> lives, int dead) {
		List<String> done = lives.stream().flatMap((life) -> life.done().stream()).toList();
		Map<String, Long> successes = done.stream()
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
		Set<String> twice = successes.keySet()
			.stream()
			.filter((id) -> successes.get(id) > 1)
			.collect(Collectors.toSet());
		Set<String> inFlight = lives.stream()
			.filter(Life::wasKilled)
			.flatMap(InboxDriverTests::notLogged)
			.collect(Collectors.toSet());
		List<Long> sorted = this.times.stream().sorted().toList();
		long p99 = sorted.get(sorted.size() * 99 / 100);
		logger.info(NOTIFICATIONS + " notifications, " + this.posts + " posts, acknowledged within "
				+ sorted.get(sorted.size() / 2) + " ms (median), " + p99 + " ms (p99), " + sorted.get(sorted.size() - 1)
				+ " ms (longest), " + dead + " dead at first, " + done.size() + " handled successfully, " + twice.size()
				+ " of them twice, " + inFlight.size() + " successful but in flight at the kill");
		assertThat(successes).as("handled").hasSize(NOTIFICATIONS);
		assertThat(inFlight).as("handled twice").containsAll(twice);
		assertThat(dead).as("dead").isPositive();
		assertThat(p99).as("p99").isLessThanOrEqualTo(P99);
	}

	private static Stream<String> notLogged(Life life) {
		List<String> logged = life.loggedAsHandled();
		return life.done().stream().filter((id) -> !logged.contains(id));
	}

}
