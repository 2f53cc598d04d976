package io.github.wechatpay.complaint.samples.desk.demo;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import io.github.wechatpay.complaint.emulator.EmulatedAccount;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.complaint.Complaint;
import io.github.wechatpay.complaint.emulator.complaint.HistoryEntry;
import io.github.wechatpay.complaint.emulator.complaint.Image;
import io.github.wechatpay.complaint.emulator.complaint.Message;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.emulator.notification.RaisedComplaint;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * The payer's side, played on the emulator. That it answers at all tells the page that
 * this is the demo.
 */
@RestController
@RequestMapping("/demo")
@Profile("demo")
class DemoController {

	private final WechatPayEmulator emulator;

	DemoController(WechatPayEmulator emulator) {
		this.emulator = emulator;
	}

	@GetMapping
	Demo demo() {
		return new Demo(ComplaintsAccount.URL);
	}

	@PostMapping("/complaints")
	@ResponseStatus(HttpStatus.ACCEPTED)
	RaisedComplaint raise(@RequestBody(required = false) @Nullable PayerMessage message) {
		EmulatedAccount account = (message != null && message.mchid() != null) ? this.emulator.account(message.mchid())
				: this.emulator.account();
		requireDelivery(account);
		return account.raise((message != null) ? message.toComplaint() : NewComplaint.any());
	}

	@GetMapping("/complaints/{id}")
	PayerView complaint(@PathVariable String id) {
		return PayerView.of(find(id));
	}

	@GetMapping("/complaints/{id}/images/{logId}/{number}")
	ResponseEntity<byte[]> image(@PathVariable String id, @PathVariable String logId, @PathVariable int number) {
		Image image = find(id).history()
			.stream()
			.filter((entry) -> entry.logId().equals(logId))
			.flatMap((entry) -> entry.images().stream())
			.skip(number)
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		return ResponseEntity.ok().contentType(MediaType.parseMediaType(image.contentType())).body(image.content());
	}

	@PostMapping("/complaints/{id}/messages")
	@ResponseStatus(HttpStatus.ACCEPTED)
	RaisedComplaint write(@PathVariable String id, @RequestBody PayerMessage message) {
		EmulatedAccount account = accountOf(id);
		requireDelivery(account);
		return account.write(id, message.toMessage());
	}

	@PostMapping("/complaints/{id}/continue")
	@ResponseStatus(HttpStatus.ACCEPTED)
	RaisedComplaint continueComplaint(@PathVariable String id, @RequestBody PayerMessage message) {
		EmulatedAccount account = accountOf(id);
		requireDelivery(account);
		return account.continueComplaint(id, message.toMessage());
	}

	private Complaint find(String id) {
		return accountOf(id).complaint(id);
	}

	private EmulatedAccount accountOf(String id) {
		try {
			return this.emulator.accountOf(id);
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, ex.getMessage(), ex);
		}
	}

	private static void requireDelivery(EmulatedAccount account) {
		String registered = account.registeredUrl();
		String wanted = account.merchant().merchantId().equals(TwoMerchantsConfiguration.MAINLAND_MERCHANT)
				? TwoMerchantsConfiguration.MAINLAND_URL : ComplaintsAccount.URL;
		if (registered == null) {
			throw conflict("No notification URL is registered, so WeChat Pay would tell nobody.", wanted);
		}
		// the demo delivers to this application whatever the host, but leaves the path
		if (!URI.create(registered).getPath().equals(URI.create(wanted).getPath())) {
			throw conflict("The registered URL does not lead to the endpoint of this desk.", wanted);
		}
	}

	private static ResponseStatusException conflict(String reason, String wanted) {
		return new ResponseStatusException(HttpStatus.CONFLICT, reason + " Register " + wanted + ".");
	}

	/**
	 * The demo.
	 *
	 * @param url the notification URL that leads to this application
	 */
	record Demo(String url) {
	}

	/**
	 * What the payer writes.
	 *
	 * @param detail the text
	 * @param phone the payer's phone number
	 * @param image whether to send a picture with it
	 * @param mchid whom the payer complains to, {@code null} for the first merchant
	 */
	record PayerMessage(String detail, @Nullable String phone, boolean image, @Nullable String mchid) {

		NewComplaint toComplaint() {
			NewComplaint complaint = NewComplaint.any().detail(this.detail).phone(this.phone);
			return this.image ? complaint.image(Picture.CUP.toImage()) : complaint;
		}

		Message toMessage() {
			return Message.of(this.detail, this.image ? List.of(Picture.CUP.toImage()) : List.of());
		}

	}

	/**
	 * What the payer sees.
	 *
	 * @param complaintId the id of the complaint
	 * @param state its state
	 * @param history what was said
	 */
	record PayerView(String complaintId, String state, List<Entry> history) {

		static PayerView of(Complaint complaint) {
			return new PayerView(complaint.id(), complaint.status().state().name(),
					complaint.history().stream().map(Entry::of).toList());
		}

		/**
		 * Something that was said.
		 *
		 * @param logId its id
		 * @param type what happened
		 * @param time when
		 * @param text what was said
		 * @param images how many images came with it
		 */
		record Entry(String logId, String type, Instant time, String text, int images) {

			static Entry of(HistoryEntry entry) {
				return new Entry(entry.logId(), entry.type(), entry.time(), entry.details(), entry.images().size());
			}

		}

	}

}
