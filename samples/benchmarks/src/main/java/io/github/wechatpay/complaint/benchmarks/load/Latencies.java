package io.github.wechatpay.complaint.benchmarks.load;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long calls took. Keeps them without allocating anything, so that what calls
 * allocate can be told.
 */
final class Latencies {

	private final int[] micros = new int[2_000_000];

	private final AtomicInteger count = new AtomicInteger();

	void add(long nanos) {
		int index = this.count.getAndIncrement();
		if (index < this.micros.length) {
			this.micros[index] = (int) (nanos / 1000);
		}
	}

	void reset() {
		this.count.set(0);
	}

	int[] sorted() {
		int[] sorted = Arrays.copyOf(this.micros, Math.min(this.count.get(), this.micros.length));
		Arrays.sort(sorted);
		return sorted;
	}

}
