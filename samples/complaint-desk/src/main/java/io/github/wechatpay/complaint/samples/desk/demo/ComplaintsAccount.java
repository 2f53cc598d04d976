package io.github.wechatpay.complaint.samples.desk.demo;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.github.wechatpay.complaint.callback.ComplaintActions;
import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.complaints.Complaint;
import io.github.wechatpay.complaint.complaints.ComplaintResponse;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import io.github.wechatpay.complaint.complaints.NegotiationEntry;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.complaint.Message;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.samples.desk.ReceivedNotifications;
import reactor.core.publisher.Mono;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;

/**
 * Registers the desk's own endpoint, takes one complaint the whole way from the payer to
 * its completion, and prints what happens.
 */
class ComplaintsAccount implements ApplicationRunner {

	static final String URL = "https://pay.example.com/wechatpay/complaint-notifications";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final WechatPayEmulator emulator;

	private final ComplaintNotificationService service;

	private final ComplaintService complaints;

	private final ReceivedNotifications notifications;

	private final Environment environment;

	ComplaintsAccount(WechatPayEmulator emulator, ComplaintNotificationService service, ComplaintService complaints,
			ReceivedNotifications notifications, Environment environment) {
		this.emulator = emulator;
		this.service = service;
		this.complaints = complaints;
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
		print("");
		String id = raise();
		respond(id);
		writeAgain(id);
		complete(id);
		printHistory(id);
	}

	private String raise() {
		NewComplaint complaint = NewComplaint.any()
			.detail("The cup arrived broken. I would like my money back.")
			.phone("13800138000")
			.image(Picture.CUP.toImage());
		print("  the payer raises a complaint with a text, a phone number and an image");
		return heard(ComplaintActions.CREATE_COMPLAINT, () -> this.emulator.raiseComplaint(complaint)).complaintId();
	}

	private void respond(String id) {
		Complaint complaint = this.complaints.get(id).blockOptional().orElseThrow();
		String image = this.complaints.uploadImage(Picture.RECEIPT.filename(), Picture.RECEIPT.content())
			.blockOptional()
			.orElseThrow();
		ComplaintResponse response = ComplaintResponse
			.of(complaint, "We are sorry. The refund is on its way, here is the receipt.")
			.withImages(List.of(image));
		this.complaints.respond(id, response).block();
		print("  the merchant responds with an image");
		print("           -> " + stateOf(id));
	}

	private void writeAgain(String id) {
		print("  the payer writes again");
		heard(ComplaintActions.USER_RESPONSE,
				() -> this.emulator.account().write(id, Message.of("Thank you, the money is here.")));
	}

	private void complete(String id) {
		Complaint complaint = this.complaints.get(id).blockOptional().orElseThrow();
		this.complaints.complete(id, complaint.complaintedMchid()).block();
		print("  the merchant completes the complaint");
		print("           -> " + stateOf(id));
	}

	private void printHistory(String id) {
		print("  history");
		this.complaints.history(id).toIterable().forEach((entry) -> print("           -> " + describe(entry)));
	}

	private static String describe(NegotiationEntry entry) {
		// an image of the merchant is in both lists
		int images = Math.max(entry.imageList().size(),
				entry.complaintMediaList().stream().mapToInt((media) -> media.mediaUrl().size()).sum());
		return entry.operateTime() + " " + entry.operateType() + ": " + entry.operateDetails()
				+ ((images > 0) ? " [" + images + " image" + ((images > 1) ? "s]" : "]") : "");
	}

	private String stateOf(String id) {
		return this.complaints.get(id).blockOptional().orElseThrow().complaintState();
	}

	private ComplaintNotification heard(String actionType, Runnable action) {
		ComplaintNotification notification = this.notifications.watch()
			.mergeWith(Mono.<ComplaintNotification>fromRunnable(action))
			.filter((received) -> received.actionType().equals(actionType))
			.next()
			.blockOptional(PATIENCE)
			.orElseThrow();
		print("           -> " + notification.actionType() + " on complaint " + notification.complaintId()
				+ " (notification " + notification.id() + ")");
		return notification;
	}

	private void print(String line) {
		System.out.println(line);
	}

}
