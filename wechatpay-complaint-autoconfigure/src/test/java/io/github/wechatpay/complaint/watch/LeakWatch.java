package io.github.wechatpay.complaint.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetector.Level;
import io.netty.util.ResourceLeakDetectorFactory;

/**
 * Collects what Netty's leak detector reports.
 */
final class LeakWatch {

	private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

	private static final int COLLECTIONS = 3;

	private LeakWatch() {
	}

	static void install() {
		ResourceLeakDetector.setLevel(Level.PARANOID);
		ResourceLeakDetectorFactory.setResourceLeakDetectorFactory(new RecordingFactory());
	}

	/**
	 * Return the leaks there were, and forget them.
	 */
	static List<String> drain() {
		for (int i = 0; i < COLLECTIONS; i++) {
			System.gc();
			// the detector looks for leaks whenever something new is to be watched
			PooledByteBufAllocator.DEFAULT.directBuffer(1).release();
			PooledByteBufAllocator.DEFAULT.heapBuffer(1).release();
		}
		List<String> leaks = new ArrayList<>();
		for (String leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
			leaks.add(leak);
		}
		return leaks;
	}

	/**
	 * Makes detectors that report here.
	 */
	private static final class RecordingFactory extends ResourceLeakDetectorFactory {

		@Override
		@SuppressWarnings("deprecation")
		public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval,
				long maxActive) {
			return newResourceLeakDetector(resource, samplingInterval);
		}

		@Override
		public <T> ResourceLeakDetector<T> newResourceLeakDetector(Class<T> resource, int samplingInterval) {
			return new RecordingDetector<>(resource, samplingInterval);
		}

	}

	/**
	 * Reports here instead of in the log.
	 */
	private static final class RecordingDetector<T> extends ResourceLeakDetector<T> {

		RecordingDetector(Class<T> resource, int samplingInterval) {
			super(resource, samplingInterval);
		}

		@Override
		protected boolean needReport() {
			return true;
		}

		@Override
		protected void reportTracedLeak(String type, String records) {
			LEAKS.add(type + ": " + records);
		}

		@Override
		protected void reportUntracedLeak(String type) {
			LEAKS.add(type);
		}

	}

}
