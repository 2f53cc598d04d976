package io.github.wechatpay.complaint.autoconfigure;

import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

class ComplaintCallbackServletTests extends ComplaintCallbackContract {

	ComplaintCallbackServletTests() {
		super(WebApplicationType.SERVLET);
	}

	@Test
	void handlerThatBlocksAgainstTheRulesIsWaitedForNoLongerThanTheTimeout() {
		CountDownLatch end = new CountDownLatch(1);
		behave((notification) -> Mono.fromRunnable(() -> await(end)));
		try {
			assertThat(application().post(notification()).status()).isEqualTo(503);
		}
		finally {
			end.countDown();
		}
	}

}
