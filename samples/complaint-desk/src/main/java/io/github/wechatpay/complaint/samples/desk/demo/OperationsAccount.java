package io.github.wechatpay.complaint.samples.desk.demo;

import java.net.URI;
import java.util.Optional;

import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.NotificationUrl;
import reactor.core.publisher.Mono;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/**
 * Goes through the operations one after the other and prints what each of them gave.
 */
class OperationsAccount implements ApplicationRunner {

	private static final String FIRST = "https://pay.example.com/wechatpay/complaint-notifications";

	private static final String SECOND = "https://pay.example.com/v2/complaint-notifications";

	private final URI emulator;

	private final ComplaintNotificationService service;

	OperationsAccount(URI emulator, ComplaintNotificationService service) {
		this.emulator = emulator;
		this.service = service;
	}

	@Override
	public void run(ApplicationArguments args) {
		print("");
		print("No merchant is configured, so this is a demo against the emulator at " + this.emulator);
		print("");
		account("create   " + FIRST, this.service.create(FIRST));
		account("query    ", this.service.query());
		account("update   " + SECOND, this.service.update(SECOND));
		account("register " + FIRST, this.service.register(FIRST));
		account("delete   ", this.service.delete().then(Mono.empty()));
		account("query    ", this.service.query());
	}

	private void account(String operation, Mono<NotificationUrl> call) {
		Optional<NotificationUrl> result = call.blockOptional();
		print("  " + operation);
		print("           -> " + result.map((url) -> url.url() + " is registered for merchant " + url.mchid())
			.orElse("none registered"));
	}

	private void print(String line) {
		System.out.println(line);
	}

}
