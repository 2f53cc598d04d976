package io.github.wechatpay.complaint.autoconfigure;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackApplication.Answer;
import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.testing.Envelope;
import io.github.wechatpay.complaint.testing.SignedMessage;
import io.netty.buffer.Unpooled;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.logging.LoggingSystem;

import static org.assertj.core.api.Assertions.assertThat;

class ComplaintCallbackLoadTests {

	private static final Log logger = LogFactory.getLog(ComplaintCallbackLoadTests.class);

	private static final String LOGGER = "io.github.wechatpay.complaint.callback";

	private static final int NOTIFICATIONS = 1000;

	private static final int CONCURRENCY = 50;

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final List<SignedMessage> MESSAGES = messages();

	private final Random random = new Random(20261123);

	private final AtomicInteger calls = new AtomicInteger();

	private final AtomicInteger posts = new AtomicInteger();

	private final Map<String, AtomicInteger> successes = new ConcurrentHashMap<>();

	@ParameterizedTest
	@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
	void everyNotificationIsHandledOnceAndAcknowledgedWhateverFailsAndRepeats(WebApplicationType type) {
		ConnectionProvider connections = ConnectionProvider.create("load", CONCURRENCY);
		try (ComplaintCallbackApplication application = ComplaintCallbackApplication.on(type)
			.with("logging.level." + LOGGER, "off")
			.handler(ComplaintNotificationHandler.blocking(this::handle))
			.start()) {
			HttpClient client = HttpClient.create(connections);
			URI uri = application.uri(ComplaintCallbackApplication.PATH);
			long start = System.nanoTime();
			List<String> answers = Flux.fromIterable(MESSAGES)
				.flatMap((message) -> post(client, uri, message), CONCURRENCY)
				.collectList()
				.block(LIMIT);
			Duration time = Duration.ofNanos(System.nanoTime() - start);
			logger.info(type + ": " + NOTIFICATIONS + " notifications (" + MESSAGES.size() + " with duplicates) took "
					+ time.toMillis() + " ms, " + this.posts + " posts, " + this.calls + " calls of the handler");
			assertThat(answers).hasSize(MESSAGES.size()).containsOnly(Answer.SUCCESS);
			assertThat(this.successes).hasSize(NOTIFICATIONS);
			assertThat(this.successes.values()).allSatisfy((count) -> assertThat(count).hasValue(1));
			assertThat(this.calls.get()).isGreaterThan(NOTIFICATIONS);
		}
		finally {
			connections.dispose();
			LoggingSystem.get(getClass().getClassLoader()).setLogLevel(LOGGER, null);
		}
	}

	private static List<SignedMessage> messages() {
		List<SignedMessage> messages = new ArrayList<>(
				IntStream.range(0, NOTIFICATIONS).mapToObj((i) -> Envelope.complete("EV-" + i).signed()).toList());
		messages.addAll(messages.subList(0, NOTIFICATIONS / 10));
		Collections.shuffle(messages, new Random(20261123));
		return messages;
	}

	private Mono<String> post(HttpClient client, URI uri, SignedMessage message) {
		return Mono.defer(() -> {
			this.posts.incrementAndGet();
			return client.headers((headers) -> message.headers().forEach(headers::set))
				.post()
				.uri(uri)
				.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(message.body())))
				.responseSingle((response, body) -> body.asString(StandardCharsets.UTF_8)
					.filter((text) -> response.status().code() == 200));
		}).repeatWhenEmpty(100, (again) -> again.delayElements(Duration.ofMillis(20)));
	}

	private void handle(ComplaintNotification notification) {
		this.calls.incrementAndGet();
		if (isUnlucky()) {
			throw new IllegalStateException("no luck");
		}
		this.successes.computeIfAbsent(notification.id(), (id) -> new AtomicInteger()).incrementAndGet();
	}

	private synchronized boolean isUnlucky() {
		return this.random.nextInt(5) == 0;
	}

}
