package io.github.wechatpay.complaint.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.blockhound.BlockHound;
import reactor.blockhound.BlockingMethod;
import reactor.blockhound.BlockingOperationError;

/**
 * Lets every blocking call on an event loop or a parallel thread fail, and collects them
 * in case the failure is swallowed on its way.
 */
final class BlockingWatch {

	private static final Log logger = LogFactory.getLog(BlockingWatch.class);

	private static final Queue<String> CALLS = new ConcurrentLinkedQueue<>();

	private static final int FRAMES = 40;

	private static boolean installed;

	private BlockingWatch() {
	}

	static synchronized void install() {
		if (installed) {
			return;
		}
		try {
			BlockHound.builder()
				.loadIntegrations()
				// reads /dev/urandom, which never waits
				.allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "implNextBytes")
				// the lock that threads which sign with the same key share for some
				// microseconds
				.allowBlockingCallsInside("sun.security.rsa.RSACore", "getBlindingRandomPair")
				// the lock of a scheduler's own queue, held for some microseconds
				.allowBlockingCallsInside("java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue", "remove")
				// the lock of a pool's own queue, held for some microseconds
				.allowBlockingCallsInside("java.util.concurrent.LinkedBlockingQueue", "offer")
				// the lock of Netty's own allocator, taken when threads share its memory
				.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup",
						"tryExpandMagazines")
				// a test that waits on purpose
				.allowBlockingCallsInside("io.github.wechatpay.complaint.client.DeadlineTests", "awaitUninterrupted")
				.blockingMethodCallback(BlockingWatch::fail)
				.install();
			installed = true;
		}
		catch (RuntimeException | LinkageError ex) {
			logger.error("BLOCKHOUND IS NOT INSTALLED on Java " + Runtime.version()
					+ ": nothing shows that no event loop is blocked in this run", ex);
		}
	}

	static synchronized boolean isInstalled() {
		return installed;
	}

	/**
	 * Return the blocking calls there were, and forget them.
	 */
	static List<String> drain() {
		List<String> calls = new ArrayList<>();
		for (String call = CALLS.poll(); call != null; call = CALLS.poll()) {
			calls.add(call);
		}
		return calls;
	}

	private static void fail(BlockingMethod method) {
		BlockingOperationError error = new BlockingOperationError(method);
		CALLS.add(method + " on " + Thread.currentThread().getName() + StackWalker.getInstance()
			.walk((frames) -> frames.limit(FRAMES).map((frame) -> "\n\tat " + frame).collect(Collectors.joining())));
		throw error;
	}

}
