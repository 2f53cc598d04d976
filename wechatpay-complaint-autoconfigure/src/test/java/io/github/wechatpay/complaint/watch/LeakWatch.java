package io.github.wechatpay.complaint.watch;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetector.Level;
import io.netty.util.ResourceLeakDetectorFactory;
import io.netty.util.ResourceLeakTracker;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Collects what Netty's leak detector reports.
 */
final class LeakWatch {

	private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();

	private static final AtomicBoolean TRACKED = new AtomicBoolean();

	private static final int LOOKS = 3;

	private static final long PATIENCE = 1000;

	private static final long PAUSE = 5;

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
		if (TRACKED.getAndSet(false)) {
			collectGarbage();
		}
		look();
		TRACKED.set(false);
		List<String> leaks = new ArrayList<>();
		for (String leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
			leaks.add(leak);
		}
		return leaks;
	}

	/**
	 * Collect garbage, and wait until the JVM has handed over what it found. That takes a
	 * quarter of a second, which classes that use no buffers are spared.
	 */
	private static void collectGarbage() {
		ReferenceQueue<Object> found = new ReferenceQueue<>();
		WeakReference<Object> garbage = new WeakReference<>(new Object(), found);
		System.gc();
		try {
			assertThat(found.remove(PATIENCE)).as("garbage").isSameAs(garbage);
			for (int i = 0; i < LOOKS; i++) {
				Thread.sleep(PAUSE);
				look();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Let the detector look for leaks, which it does whenever something new is to be
	 * watched.
	 */
	private static void look() {
		PooledByteBufAllocator.DEFAULT.directBuffer(1).release();
		PooledByteBufAllocator.DEFAULT.heapBuffer(1).release();
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
		public ResourceLeakTracker<T> track(T resource) {
			TRACKED.set(true);
			return super.track(resource);
		}

		@Override
		public ResourceLeakTracker<T> trackForcibly(T resource) {
			TRACKED.set(true);
			return super.trackForcibly(resource);
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
