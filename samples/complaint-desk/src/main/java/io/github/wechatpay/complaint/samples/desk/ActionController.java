package io.github.wechatpay.complaint.samples.desk;

import java.security.Principal;
import java.util.List;
import java.util.function.Function;

import io.github.wechatpay.complaint.WechatPayException;
import io.github.wechatpay.complaint.complaints.ComplaintResponse;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import io.github.wechatpay.complaint.complaints.RefundRejection;
import io.github.wechatpay.complaint.merchant.WechatPayMerchant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the merchant does about a complaint.
 */
@RestController
@RequestMapping("/api")
class ActionController {

	private final ComplaintMerchants merchants;

	private final ComplaintStore store;

	private final Audit audit;

	ActionController(ComplaintMerchants merchants, ComplaintStore store, Audit audit) {
		this.merchants = merchants;
		this.store = store;
		this.audit = audit;
	}

	@PostMapping("/images")
	Mono<UploadedImage> upload(@RequestParam String filename,
			@RequestParam(required = false) @Nullable String complaintId, @RequestBody byte[] image) {
		return this.merchants.of(complaintId)
			.flatMap((merchant) -> merchant.complaintService().uploadImage(filename, image))
			.map(UploadedImage::new);
	}

	@PostMapping("/complaints/{id}/response")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> respond(@PathVariable String id, @RequestBody Response response, Principal who) {
		return act(who, "RESPOND", id, (service) -> complaintedMchid(service, id).flatMap((mchid) -> service.respond(id,
				new ComplaintResponse(mchid, response.contentOrEmpty(), response.imagesOrNone(), null, null, null))));
	}

	@PostMapping("/complaints/{id}/completion")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> complete(@PathVariable String id, Principal who) {
		return act(who, "COMPLETE", id,
				(service) -> complaintedMchid(service, id).flatMap((mchid) -> service.complete(id, mchid)));
	}

	@PostMapping("/complaints/{id}/refund-approval")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> approveRefund(@PathVariable String id, @RequestBody Approval approval, Principal who) {
		return act(who, "APPROVE_REFUND", id,
				(service) -> service.mainland().approveRefund(id, approval.launchRefundDay()));
	}

	@PostMapping("/complaints/{id}/refund-rejection")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> rejectRefund(@PathVariable String id, @RequestBody RefundRejection rejection, Principal who) {
		return act(who, "REJECT_REFUND", id, (service) -> service.mainland().rejectRefund(id, rejection));
	}

	private Mono<Void> act(Principal who, String action, String id, Function<ComplaintService, Mono<Void>> work) {
		return this.merchants.of(id)
			.flatMap((merchant) -> this.audit.note(who, action, id, work.apply(merchant.complaintService()))
				.then(refresh(id, merchant)));
	}

	private Mono<String> complaintedMchid(ComplaintService service, String id) {
		return Mono.fromCallable(() -> this.store.find(id).map(StoredComplaint::complaintedMchid).orElse(null))
			.subscribeOn(Schedulers.boundedElastic())
			.switchIfEmpty(service.get(id).map((complaint) -> complaint.complaintedMchid()));
	}

	// what was done is done, even if it cannot be seen yet
	private Mono<Void> refresh(String id, WechatPayMerchant merchant) {
		return merchant.complaintService()
			.get(id)
			.publishOn(Schedulers.boundedElastic())
			.doOnNext((complaint) -> this.store.keep(complaint, merchant.mchid()))
			.onErrorComplete(WechatPayException.class)
			.then();
	}

	/**
	 * A message to the payer.
	 *
	 * @param content the text
	 * @param images the ids of uploaded images
	 */
	record Response(@Nullable String content, @Nullable List<String> images) {

		String contentOrEmpty() {
			return (this.content != null) ? this.content : "";
		}

		List<String> imagesOrNone() {
			return (this.images != null) ? this.images : List.of();
		}

	}

	/**
	 * An agreement to a refund.
	 *
	 * @param launchRefundDay in how many working days it is started
	 */
	record Approval(int launchRefundDay) {
	}

	/**
	 * An image that can be sent.
	 *
	 * @param mediaId its id
	 */
	record UploadedImage(String mediaId) {
	}

}
