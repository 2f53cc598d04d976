package io.github.wechatpay.complaint.samples.desk;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class ComplaintControllerTests {

	@Test
	void streamEndsWhenTheApplicationIsStopped() {
		CompletableFuture<Void> stream;
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
				ReceivedNotifications.class, ComplaintController.class)) {
			stream = context.getBean(ComplaintController.class).stream().then().toFuture();
			assertThat(stream).isNotDone();
		}
		assertThat(stream).succeedsWithin(Duration.ofSeconds(10));
	}

}
