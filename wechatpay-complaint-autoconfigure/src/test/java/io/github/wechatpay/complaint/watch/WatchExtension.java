package io.github.wechatpay.complaint.watch;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fails a test class during which a buffer leaked or a thread blocked that must not, even
 * if the tests themselves passed. Registered for all classes by
 * {@code junit-platform.properties}.
 */
public final class WatchExtension implements AfterAllCallback {

	@Override
	public void afterAll(ExtensionContext context) {
		assertThat(LeakWatch.drain()).as("leaks of buffers").isEmpty();
		assertThat(BlockingWatch.drain()).as("blocking calls on threads that must not block").isEmpty();
	}

}
