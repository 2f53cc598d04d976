package io.github.wechatpay.complaint.watch;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Has all tests watched from before the first class of Netty or Reactor is loaded: for
 * buffers that are not released, and for threads that must not block and do. The process
 * that only looks for tests is left as it is.
 */
public final class WatchListener implements TestExecutionListener {

	@Override
	public void testPlanExecutionStarted(TestPlan plan) {
		LeakWatch.install();
		BlockingWatch.install();
	}

}
