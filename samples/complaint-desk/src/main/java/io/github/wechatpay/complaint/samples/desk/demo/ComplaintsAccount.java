package io.github.wechatpay.complaint.samples.desk.demo;

import java.net.URI;
import java.time.Duration;

import io.github.wechatpay.complaint.callback.ComplaintActions;
import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.samples.desk.ReceivedNotifications;
import reactor.core.publisher.Mono;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;

/**
 * Registers the desk's own endpoint, has two complaints raised, and prints what arrives.
 */
class ComplaintsAccount implements ApplicationRunner {

	static final String URL = "https://pay.example.com/wechatpay/complaint-notifications";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final WechatPayEmulator emulator;

	private final ComplaintNotificationService service;

	private final ReceivedNotifications notifications;

	private final Environment environment;

	ComplaintsAccount(WechatPayEmulator emulator, ComplaintNotificationService service,
			ReceivedNotifications notifications, Environment environment) {
		this.emulator = emulator;
		this.service = service;
		this.notifications = notifications;
		this.environment = environment;
	}

	@Override
	public void run(ApplicationArguments args) {
		String desk = "http://localhost:" + this.environment.getProperty("local.server.port");
		this.emulator.deliverTo(URI.create(desk));
		this.service.register(URL).block();
		print("");
		print("  complaints arrive at " + URL + " (delivered to " + desk + ")");
		raise(ComplaintActions.CREATE_COMPLAINT);
		raise(ComplaintActions.USER_RESPONSE);
		print("");
		print("The desk is open: " + desk + " in the browser (end it with Ctrl+C)");
	}

	private void raise(String actionType) {
		ComplaintNotification notification = this.notifications.watch()
			.mergeWith(Mono.<ComplaintNotification>fromRunnable(() -> this.emulator.raiseComplaint(actionType)))
			.filter((received) -> received.actionType().equals(actionType))
			.blockFirst(PATIENCE);
		print("           -> " + notification.actionType() + " on complaint " + notification.complaintId()
				+ " (notification " + notification.id() + ")");
	}

	private void print(String line) {
		System.out.println(line);
	}

}
