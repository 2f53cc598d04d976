package io.github.wechatpay.complaint.samples.desk;

import java.security.Principal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.complaints.Complaint;
import io.github.wechatpay.complaint.complaints.ComplaintDeadlines;
import io.github.wechatpay.complaint.complaints.ComplaintImage;
import io.github.wechatpay.complaint.complaints.NegotiationEntry;
import io.github.wechatpay.complaint.merchant.WechatPayMerchant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows complaints: the list from the desk's own database, one of them as WeChat Pay has
 * it now.
 */
@RestController
@RequestMapping("/api/complaints")
class ComplaintController {

	private static final int MOST = 200;

	private final ComplaintMerchants merchants;

	private final ComplaintDeadlines deadlines;

	private final ComplaintStore store;

	private final ComplaintList list;

	private final Audit audit;

	ComplaintController(ComplaintMerchants merchants, ComplaintDeadlines deadlines, ComplaintStore store,
			ComplaintList list, Audit audit) {
		this.merchants = merchants;
		this.deadlines = deadlines;
		this.store = store;
		this.list = list;
		this.audit = audit;
	}

	@GetMapping
	ResponseEntity<List<StoredComplaint>> list(ComplaintFilter filter, @RequestParam(defaultValue = "0") int offset,
			@RequestParam(defaultValue = "100") int limit) {
		return ResponseEntity.ok()
			.header("X-Total-Count", Long.toString(this.list.count(filter)))
			.body(this.list.find(filter, Math.max(offset, 0), Math.min(Math.max(limit, 1), MOST)));
	}

	@GetMapping("/counts")
	ComplaintList.Counts counts() {
		return this.list.counts();
	}

	@GetMapping("/{id}")
	Mono<ShownComplaint> complaint(@PathVariable String id) {
		return this.merchants.of(id)
			.flatMap((merchant) -> merchant.complaintService()
				.get(id)
				.publishOn(Schedulers.boundedElastic())
				.doOnNext((complaint) -> this.store.see(complaint, merchant.mchid()))
				.map((complaint) -> show(complaint, merchant)));
	}

	@GetMapping("/{id}/history")
	Flux<NegotiationEntry> history(@PathVariable String id) {
		return this.merchants.of(id).flatMapMany((merchant) -> merchant.complaintService().history(id));
	}

	@GetMapping("/{id}/phone")
	Mono<Phone> phone(@PathVariable String id, Principal who) {
		return this.audit.note(who, "SHOW_PHONE", id,
				this.merchants.of(id)
					.flatMap((merchant) -> merchant.complaintService().get(id))
					.flatMap((complaint) -> Mono.justOrEmpty(complaint.payerPhone()))
					.flatMap((phone) -> phone.decrypt())
					.map(Phone::new)
					.defaultIfEmpty(new Phone(null)));
	}

	// a browser cannot sign, so the images come through here
	@GetMapping("/{id}/images")
	Mono<ResponseEntity<byte[]>> image(@PathVariable String id, @RequestParam String url) {
		return this.merchants.of(id)
			.flatMap((merchant) -> merchant.complaintService().downloadImage(url, id))
			.map((image) -> ResponseEntity.ok()
				.contentType(harmless(image))
				.cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
				.body(image.content()));
	}

	private ShownComplaint show(Complaint complaint, WechatPayMerchant merchant) {
		return new ShownComplaint(complaint, StoredComplaint.dueAt(complaint, this.deadlines),
				merchant.region() == Region.MAINLAND);
	}

	// nothing that a browser would run; it has images of these types only
	private static MediaType harmless(ComplaintImage image) {
		MediaType type = image.contentType();
		boolean picture = type.getType().equals("image") && !type.getSubtype().contains("svg");
		return picture ? type : MediaType.APPLICATION_OCTET_STREAM;
	}

	/**
	 * A complaint as it is shown.
	 *
	 * @param complaint the complaint
	 * @param dueAt its next deadline
	 * @param refunds whether refunds can be decided on, as in mainland China
	 */
	record ShownComplaint(@JsonUnwrapped Complaint complaint, @Nullable OffsetDateTime dueAt, boolean refunds) {
	}

	/**
	 * The payer's phone number.
	 *
	 * @param phone the number, {@code null} if the payer gave none
	 */
	record Phone(@Nullable String phone) {
	}

}
