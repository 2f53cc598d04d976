package io.github.wechatpay.complaint.watch;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Has all tests watched from before the first class of Netty or Reactor is loaded: for
 * buffers that are not released, and for threads that must not block and do.
 */
public final class WatchListener implements LauncherSessionListener {

	@Override
	public void launcherSessionOpened(LauncherSession session) {
		LeakWatch.install();
		BlockingWatch.install();
	}

}
