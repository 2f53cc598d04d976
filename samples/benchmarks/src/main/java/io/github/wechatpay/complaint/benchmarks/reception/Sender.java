package io.github.wechatpay.complaint.benchmarks.reception;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.MessageHeaders;
import io.github.wechatpay.complaint.benchmarks.SecurityProvider;
import io.github.wechatpay.complaint.benchmarks.SignedMessage;
import io.netty.buffer.Unpooled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Sends notifications, each with an id of its own and signed in advance, so that to make
 * them does not cost what is measured.
 */
public final class Sender {

	private static final int SENDERS = 64;

	private static final int NOTIFICATIONS = 12_000;

	// the compiler of the JVM takes that long to have done with the application
	private static final int WARM_UP_WINDOWS = 5;

	private static final int WINDOWS = 3;

	private final HttpClient client;

	private final Keys keys;

	private int lastId;

	private Sender(String port, Keys keys) {
		this.client = HttpClient.create(ConnectionProvider.create("senders", SENDERS))
			.baseUrl("http://127.0.0.1:" + port);
		this.keys = keys;
	}

	/**
	 * Send notifications to both endpoints in turn and tell how it went.
	 * @param args the port of the application and the keys
	 */
	public static void main(String[] args) {
		SecurityProvider.ACCP.install();
		Sender sender = new Sender(args[0], Keys.of(args[1]));
		List<Sent> results = new ArrayList<>();
		for (int window = 0; window < WARM_UP_WINDOWS + WINDOWS; window++) {
			Sent verified = sender.send(ReceivingApplication.VERIFIED, true);
			Sent unverified = sender.send(ReceivingApplication.UNVERIFIED, false);
			if (window >= WARM_UP_WINDOWS) {
				results.addAll(List.of(verified, unverified));
			}
		}
		ChildProcess.tell(JsonMapper.builder().build().writeValueAsString(results));
		System.exit(0);
	}

	private Sent send(String path, boolean encrypted) {
		List<SignedMessage> messages = IntStream.rangeClosed(this.lastId + 1, this.lastId + NOTIFICATIONS)
			.parallel()
			.mapToObj((id) -> message("EV-" + id, encrypted))
			.toList();
		this.lastId += NOTIFICATIONS;
		long start = System.nanoTime();
		int[] micros = Flux.fromIterable(messages)
			.flatMap((message) -> send(path, message), SENDERS)
			.collectList()
			.blockOptional()
			.orElseThrow()
			.stream()
			.mapToInt(Integer::intValue)
			.sorted()
			.toArray();
		double seconds = (System.nanoTime() - start) / 1e9;
		return new Sent(path, micros.length / seconds, micros[micros.length / 2] / 1000.0,
				micros[(int) (micros.length * 0.99)] / 1000.0);
	}

	private SignedMessage message(String id, boolean encrypted) {
		return (encrypted) ? SignedMessage.notification(this.keys, id) : SignedMessage.unencryptedNotification(id);
	}

	private Mono<Integer> send(String path, SignedMessage message) {
		return Mono.defer(() -> {
			long start = System.nanoTime();
			return this.client.headers((headers) -> MessageHeaders.of(message).forEach(headers::set))
				.post()
				.uri(path)
				.send(ByteBufMono.just(Unpooled.wrappedBuffer(message.body().getBytes(UTF_8))))
				.responseSingle((response, body) -> body.asString().defaultIfEmpty("").map((text) -> {
					if (response.status().code() != 200) {
						throw new IllegalStateException("Answered with " + response.status() + ": " + text);
					}
					return (int) ((System.nanoTime() - start) / 1000);
				}));
		});
	}

	/**
	 * How a number of notifications was received.
	 *
	 * @param path where
	 * @param rate how many in a second
	 * @param p50Millis the median of the latencies
	 * @param p99Millis their 99th percentile
	 */
	record Sent(String path, double rate, double p50Millis, double p99Millis) {

	}

}
