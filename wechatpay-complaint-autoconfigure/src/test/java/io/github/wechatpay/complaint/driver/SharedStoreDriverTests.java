package io.github.wechatpay.complaint.driver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import io.github.wechatpay.complaint.testing.RedisServer;
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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two processes, one on each web stack, share a store while notifications arrive, of
 * which some are sent twice, some handlers fail or block, and processes are killed and
 * stopped. Nothing may be lost, and nothing handled successfully twice but what was in
 * flight when a process was killed. The system properties {@code driver.notifications},
 * {@code driver.kills}, {@code driver.block} (milliseconds) and {@code driver.lease}
 * (milliseconds, 0 for that of the store) say how large it is.
 */
class SharedStoreDriverTests {

	private static final Log logger = LogFactory.getLog(SharedStoreDriverTests.class);

	private static final int NOTIFICATIONS = Integer.getInteger("driver.notifications", 200);

	private static final int KILLS = Integer.getInteger("driver.kills", 1);

	private static final int BLOCK = Integer.getInteger("driver.block", 2100);

	private static final int LEASE = Integer.getInteger("driver.lease", 3000);

	private static final int CONCURRENCY = 50;

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(2))
		.build();

	@TempDir
	private Path folder;

	private final AtomicInteger posts = new AtomicInteger();

	@Test
	void nothingIsLostAndNothingIsHandledTwiceWithRedis() {
		try (RedisServer server = RedisServer.start()) {
			drive(redis(server));
		}
	}

	@Test
	void nothingIsLostAndNothingIsHandledTwiceWithPostgreSql() {
		try (DatabaseServer server = DatabaseServer.postgresql()) {
			drive(database(server, "postgresql"));
		}
	}

	@Test
	void nothingIsLostAndNothingIsHandledTwiceWithMariaDb() {
		try (DatabaseServer server = DatabaseServer.mariadb()) {
			drive(database(server, "mariadb"));
		}
	}

	@Test
	void handlerEndsWhileTheApplicationStopsAndWhatIsNewHasToBeSentAgain() {
		try (RedisServer server = RedisServer.start()) {
			Map<String, String> properties = redis(server);
			properties.put("driver.failing", "false");
			properties.put("driver.block", "5000");
			properties.put("wechatpay.complaint.callback.handler-timeout", "700ms");
			try (DrivenProcess process = new DrivenProcess(this.folder, "stopped", properties)) {
				process.awaitStarted();
				// the first connection to the store may take longer than a step may
				Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> post(process.uri(), "EV-0") == 200);
				CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> post(process.uri(), "EV-07"),
						(task) -> new Thread(task).start());
				Life life = process.lives().get(0);
				Awaitility.await().until(() -> life.begun().contains("EV-07"));
				process.stop();
				Awaitility.await().until(() -> post(process.uri(), "EV-1") == 503);
				process.awaitStopped();
				assertThat(waiting).isCompletedWithValue(503);
				assertThat(life.done()).contains("EV-07");
				assertThat(life.log()).contains("Waiting for the end of").doesNotContain("cancelled");
				process.startAgain();
				Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> post(process.uri(), "EV-07") == 200);
				assertThat(process.lives().get(1).begun()).doesNotContain("EV-07");
			}
		}
	}

	private Map<String, String> redis(RedisServer server) {
		Map<String, String> properties = properties("redis");
		properties.put("spring.autoconfigure.exclude", UnwantedAutoConfigurations.except("data.redis"));
		properties.put("spring.data.redis.host", server.host());
		properties.put("spring.data.redis.port", Integer.toString(server.port()));
		return properties;
	}

	private Map<String, String> database(DatabaseServer server, String platform) {
		try (HikariDataSource dataSource = server.newDataSource()) {
			DatabaseServer.initialize(dataSource, platform);
		}
		Map<String, String> properties = properties("jdbc");
		properties.put("spring.autoconfigure.exclude", UnwantedAutoConfigurations.except("jdbc"));
		properties.put("spring.datasource.url", server.url());
		properties.put("spring.datasource.username", server.username());
		return properties;
	}

	private static Map<String, String> properties(String store) {
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("wechatpay.complaint.callback.deduplication.store", store);
		properties.put("wechatpay.complaint.callback.handler-timeout", (BLOCK / 3) + "ms");
		properties.put("driver.block", Integer.toString(BLOCK));
		if (LEASE > 0) {
			properties.put("driver.lease", Integer.toString(LEASE));
		}
		return properties;
	}

	private void drive(Map<String, String> properties) {
		try (DrivenProcess first = process("first", "reactive", properties);
				DrivenProcess second = process("second", "servlet", properties)) {
			first.awaitStarted();
			second.awaitStarted();
			List<Runnable> mishaps = new ArrayList<>(Collections.nCopies(KILLS, first::kill));
			mishaps.add(mishaps.size() / 2, () -> {
				second.stop();
				second.awaitStopped();
				second.startAgain();
			});
			List<List<String>> parts = parts(mishaps.size());
			for (int i = 0; i < parts.size(); i++) {
				post(parts.get(i), List.of(first.uri(), second.uri()), mishaps.get(i));
			}
			second.stop();
			second.awaitStopped();
			first.stop();
			first.awaitStopped();
			verify(Stream.concat(first.lives().stream(), second.lives().stream()).toList());
		}
	}

	private DrivenProcess process(String name, String type, Map<String, String> properties) {
		Map<String, String> all = new LinkedHashMap<>(properties);
		all.put("spring.main.web-application-type", type);
		return new DrivenProcess(this.folder, name, all);
	}

	private static List<List<String>> parts(int number) {
		List<String> ids = IntStream.range(0, NOTIFICATIONS).mapToObj((i) -> String.format("EV-%05d", i)).toList();
		return IntStream.range(0, number)
			.mapToObj((part) -> ids.subList(part * ids.size() / number, (part + 1) * ids.size() / number))
			.toList();
	}

	// the mishap happens when half of the notifications have been acknowledged
	private void post(List<String> ids, List<URI> uris, Runnable mishap) {
		List<String> messages = new ArrayList<>(ids);
		messages.addAll(ids.subList(0, ids.size() / 10));
		Collections.shuffle(messages, new Random(ids.size()));
		AtomicInteger acknowledged = new AtomicInteger();
		CompletableFuture<Void> happened = new CompletableFuture<>();
		Flux.fromIterable(messages).flatMap((id) -> postUntilAcknowledged(id, uris).doOnSuccess((done) -> {
			if (acknowledged.incrementAndGet() == messages.size() / 2) {
				new Thread(() -> happen(mishap, happened)).start();
			}
		}), CONCURRENCY).blockLast(PATIENCE);
		happened.join();
	}

	private static void happen(Runnable mishap, CompletableFuture<Void> happened) {
		try {
			mishap.run();
			happened.complete(null);
		}
		catch (RuntimeException ex) {
			happened.completeExceptionally(ex);
		}
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
		HttpRequest.Builder request = HttpRequest.newBuilder(uri)
			.timeout(Duration.ofSeconds(60))
			.POST(BodyPublishers.ofByteArray(message.body()));
		message.headers().forEach(request::header);
		try {
			return CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void verify(List<Life> lives) {
		List<String> done = lives.stream().flatMap((life) -> life.done().stream()).toList();
		Map<String, Long> successes = done.stream()
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
		Set<String> twice = successes.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() > 1)
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
		Set<String> inFlight = lives.stream()
			.filter(Life::wasKilled)
			.flatMap(SharedStoreDriverTests::notLogged)
			.collect(Collectors.toSet());
		logger.info(NOTIFICATIONS + " notifications, " + this.posts + " posts, "
				+ lives.stream().mapToInt((life) -> life.begun().size()).sum() + " handlings begun, " + done.size()
				+ " successful, " + twice.size() + " of them twice, " + inFlight.size()
				+ " successful but in flight at a kill");
		assertThat(successes).as("handled").hasSize(NOTIFICATIONS);
		assertThat(inFlight).as("handled twice").containsAll(twice);
		lives.stream()
			.filter((life) -> !life.wasKilled())
			.forEach((life) -> assertThat(notLogged(life)).as("handled, but not in the log").isEmpty());
	}

	private static Stream<String> notLogged(Life life) {
		Set<String> logged = new HashSet<>(life.loggedAsHandled());
		return life.done().stream().filter((id) -> !logged.contains(id));
	}

}
