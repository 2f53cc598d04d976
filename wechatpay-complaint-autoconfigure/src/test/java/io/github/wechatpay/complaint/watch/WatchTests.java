package io.github.wechatpay.complaint.watch;

import java.time.Duration;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The watch over all tests, itself.
 */
class WatchTests {

	@Test
	@EnabledIf("isBlockHoundInstalled")
	void blockingCallOnAParallelThreadFails() {
		Mono<Void> blocking = Mono.<Void>fromRunnable(WatchTests::block).subscribeOn(Schedulers.parallel());
		StepVerifier.create(blocking).expectError(BlockingOperationError.class).verify(Duration.ofSeconds(10));
		assertThat(BlockingWatch.drain()).singleElement().asString().contains("java.lang.Thread", "parallel-", "block");
	}

	@Test
	void blockingCallOnAnyOtherThreadIsFine() {
		Mono<Void> blocking = Mono.<Void>fromRunnable(WatchTests::block).subscribeOn(Schedulers.boundedElastic());
		StepVerifier.create(blocking).expectComplete().verify(Duration.ofSeconds(10));
		assertThat(BlockingWatch.drain()).isEmpty();
	}

	@Test
	void bufferThatIsNotReleasedIsReported() {
		loseBuffer();
		await().atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(LeakWatch.drain()).singleElement().asString().contains("loseBuffer"));
	}

	static boolean isBlockHoundInstalled() {
		return BlockingWatch.isInstalled();
	}

	private static void loseBuffer() {
		ByteBuf lost = PooledByteBufAllocator.DEFAULT.directBuffer(16);
		lost.writeByte(1);
	}

	private static void block() {
		try {
			Thread.sleep(1);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
