package io.github.wechatpay.complaint.samples.desk;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class NotificationControllerTests {

	@Test
	void streamEndsWhenTheApplicationIsStopped() {
		CompletableFuture<Void> stream;
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
				ReceivedNotifications.class, NotificationController.class)) {
			stream = context.getBean(NotificationController.class).stream().then().toFuture();
			assertThat(stream).isNotDone();
		}
		assertThat(stream).succeedsWithin(Duration.ofSeconds(10));
	}

}
