package io.github.wechatpay.complaint.callback;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import reactor.core.scheduler.Schedulers;

/**
 * Log of what strangers can cause at will: the first line is written, and then at most
 * one a minute, which says how many there were in between.
 */
final class LimitedLog {

	private static final long PERIOD_MILLIS = 60_000;

	private final Consumer<String> log;

	private boolean first = true;

	private long written;

	private long omitted;

	LimitedLog(Consumer<String> log) {
		this.log = log;
	}

	void write(String message) {
		long since = omit(Schedulers.parallel().now(TimeUnit.MILLISECONDS));
		if (since >= 0) {
			this.log.accept((since > 0) ? message + " (and " + since + " more since the last such line)" : message);
		}
	}

	private synchronized long omit(long now) {
		if (!this.first && now - this.written < PERIOD_MILLIS) {
			this.omitted++;
			return -1;
		}
		long since = this.omitted;
		this.first = false;
		this.written = now;
		this.omitted = 0;
		return since;
	}

}
