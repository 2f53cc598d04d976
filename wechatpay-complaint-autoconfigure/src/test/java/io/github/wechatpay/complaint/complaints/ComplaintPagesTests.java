package io.github.wechatpay.complaint.complaints;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.github.wechatpay.complaint.client.WechatPayResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ComplaintPages} and {@link Pages}, with many pages and without a
 * server.
 */
class ComplaintPagesTests {

	private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

	private static final int MANY = 100_000;

	private final AtomicInteger pages = new AtomicInteger();

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void manyComplaintsTakeConstantMemory(boolean immediately) {
		long before = usedMemory();
		long grown = all((query) -> page(query, MANY, immediately)).index()
			.filter((complaint) -> complaint.getT1() == MANY - 1)
			.map((last) -> usedMemory() - before)
			.blockLast(Duration.ofMinutes(2));
		assertThat(grown).as("bytes more after %d complaints", MANY).isLessThan(4L * 1024 * 1024);
		assertThat(this.pages).hasValue(MANY / 50 + 1);
	}

	@Test
	void pageIsAskedForWhenMoreIsWantedThanThereIs() {
		StepVerifier.create(all((query) -> page(query, 200, true)), 0)
			.then(() -> assertThat(this.pages).hasValue(0))
			.thenRequest(50)
			.expectNextCount(50)
			.then(() -> assertThat(this.pages).hasValue(1))
			.thenRequest(1)
			.expectNextCount(1)
			.then(() -> assertThat(this.pages).hasValue(2))
			.thenRequest(99)
			.expectNextCount(99)
			.then(() -> assertThat(this.pages).hasValue(3))
			.thenRequest(Long.MAX_VALUE)
			.expectNextCount(50)
			.expectComplete()
			.verify(Duration.ofSeconds(20));
		assertThat(this.pages).hasValue(5);
	}

	@Test
	void samePageAgainAndAgainIsAnError() {
		StepVerifier.create(all((query) -> page(query.withOffset(0), 200, true)))
			.expectNextCount(50)
			.expectError(WechatPayResponseException.class)
			.verify(Duration.ofSeconds(20));
		assertThat(this.pages).hasValue(12);
	}

	private Flux<Complaint> all(Function<ComplaintQuery, Mono<ComplaintPage>> list) {
		ComplaintQuery query = ComplaintQuery.between(DAY, DAY);
		return Pages
			.all(() -> new ComplaintPages(query, list, new RateLimitRetry(Duration.ofMillis(1), Duration.ofMillis(1))));
	}

	private Mono<ComplaintPage> page(ComplaintQuery query, int total, boolean immediately) {
		Mono<ComplaintPage> page = Mono.fromCallable(() -> {
			this.pages.incrementAndGet();
			List<Complaint> complaints = IntStream
				.range(query.offset(), Math.min(total, query.offset() + query.limit()))
				.mapToObj(ComplaintPagesTests::complaint)
				.toList();
			return new ComplaintPage(complaints, query.offset(), query.limit(), null);
		});
		return immediately ? page : page.subscribeOn(Schedulers.parallel());
	}

	private static Complaint complaint(int number) {
		return new Complaint("id-" + number, null, "x".repeat(300), null, ComplaintStates.PENDING,
				ComplaintServer.MCHID, null, null, List.of(), false, null, null, false, 1, List.of(), null, null, null,
				List.of(), List.of(), null, null, null, null);
	}

	private static long usedMemory() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

}
