package io.github.wechatpay.complaint.benchmarks.reception;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;

import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.SignedMessage;
import io.netty.handler.codec.http.HttpResponseStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends notifications, each with an id of its own and signed in advance, so that to make
 * them does not cost what is measured.
 */
public final class Sender {

	private static final int SENDERS = 64;

	/**
	 * How many notifications are sent for a line of the input.
	 */
	static final int NOTIFICATIONS = 12_000;

	private static final int REPETITIONS = 1_000;

	private static final Duration PAUSE = Duration.ofMillis(100);

	private static final int TURNS = 6;

	private static final int NOTIFICATIONS_PER_TURN = NOTIFICATIONS / TURNS;

	private final HttpClient client;

	private final List<String> ports;

	private final Keys keys;

	private long lastId;

	private Sender(List<String> ports, Keys keys, long lastId) {
		this.client = HttpClient.create(ConnectionProvider.create("senders", SENDERS));
		this.ports = ports;
		this.keys = keys;
		this.lastId = lastId;
	}

	/**
	 * Send notifications for each line of the input, and report how it went.
	 * @param args the ports of the instances, the keys, and what ids begin after
	 * @throws Exception if a notification is not accepted
	 */
	public static void main(String[] args) throws Exception {
		Sender sender = new Sender(List.of(args[0].split(",")), Keys.of(args[1]), Long.parseLong(args[2]));
		JsonMapper jsonMapper = JsonMapper.builder().build();
		ChildProcess.respond((question) -> jsonMapper.writeValueAsString(sender.sendToBoth()));
		System.exit(0);
	}

	// in many short turns, so that a machine that changes its speed disturbs both alike
	private Sent[] sendToBoth() {
		List<SignedMessage> signed = messages((id) -> SignedMessage.notification(this.keys, id));
		List<SignedMessage> unsigned = messages(SignedMessage::unsignedNotification);
		Timing verified = new Timing();
		Timing plain = new Timing();
		for (int turn = 0; turn < TURNS; turn++) {
			send(ReceivingApplication.VERIFIED, ofTurn(turn, signed), verified);
			send(ReceivingApplication.PLAIN, ofTurn(turn, unsigned), plain);
		}
		return new Sent[] { verified.toSent(), plain.toSent() };
	}

	private List<SignedMessage> messages(Function<String, SignedMessage> factory) {
		long firstId = this.lastId + 1;
		this.lastId += NOTIFICATIONS;
		return LongStream.rangeClosed(firstId, this.lastId)
			.parallel()
			.mapToObj((id) -> factory.apply("EV-" + id))
			.toList();
	}

	private static List<SignedMessage> ofTurn(int turn, List<SignedMessage> messages) {
		int first = turn * NOTIFICATIONS_PER_TURN;
		return messages.subList(first, first + NOTIFICATIONS_PER_TURN);
	}

	private void send(String path, List<SignedMessage> messages, Timing timing) {
		long start = System.nanoTime();
		List<Integer> micros = Flux.range(0, messages.size())
			.flatMap((number) -> send(this.ports.get(number % this.ports.size()), path, messages.get(number)), SENDERS)
			.collectList()
			.blockOptional()
			.orElseThrow();
		timing.add(micros, (System.nanoTime() - start) / 1e9);
	}

	private Mono<Integer> send(String port, String path, SignedMessage message) {
		return Mono.defer(() -> {
			long start = System.nanoTime();
			return post("http://127.0.0.1:" + port + path, message)
				// what an instance could not accept is sent again, as WeChat Pay does
				.repeatWhenEmpty(REPETITIONS, (times) -> times.delayElements(PAUSE))
				.map((body) -> (int) ((System.nanoTime() - start) / 1000));
		});
	}

	/**
	 * Post a notification.
	 * @return the body of the response; empty if the instance cannot accept it now
	 */
	private Mono<String> post(String url, SignedMessage message) {
		return this.client.headers((headers) -> message.headers().forEach(headers::set))
			.post()
			.uri(url)
			.send(ByteBufMono.fromString(Mono.just(message.body())))
			.responseSingle((response, body) -> body.asString().defaultIfEmpty("").flatMap((text) -> {
				if (response.status().equals(HttpResponseStatus.SERVICE_UNAVAILABLE)) {
					return Mono.empty();
				}
				if (response.status().code() != 200) {
					return Mono.error(new IllegalStateException("The response was " + response.status() + ": " + text));
				}
				return Mono.just(text);
			}));
	}

	/**
	 * Adds up what several turns took.
	 */
	private static final class Timing {

		private final List<Integer> micros = new ArrayList<>();

		private double seconds;

		void add(List<Integer> micros, double seconds) {
			this.micros.addAll(micros);
			this.seconds += seconds;
		}

		Sent toSent() {
			int[] sorted = this.micros.stream().mapToInt(Integer::intValue).sorted().toArray();
			return new Sent(sorted.length / this.seconds, sorted[sorted.length / 2] / 1000.0,
					sorted[(int) (sorted.length * 0.99)] / 1000.0);
		}

	}

	/**
	 * How a number of notifications was received.
	 *
	 * @param rate how many in a second
	 * @param p50Millis the median of the latencies
	 * @param p99Millis their 99th percentile
	 */
	record Sent(double rate, double p50Millis, double p99Millis) {

	}

}
