package io.github.wechatpay.complaint.samples.desk.servlet;

import java.util.List;

import io.github.wechatpay.complaint.complaints.Complaint;
import io.github.wechatpay.complaint.complaints.ComplaintResponse;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import io.github.wechatpay.complaint.complaints.NegotiationEntry;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists complaints, responds to and completes them.
 */
@RestController
@RequestMapping("/api/complaints")
class ComplaintController {

	private static final Limit MOST = Limit.of(100);

	private final ComplaintService service;

	private final ComplaintRepository repository;

	ComplaintController(ComplaintService service, ComplaintRepository repository) {
		this.service = service;
		this.repository = repository;
	}

	@GetMapping
	List<ReceivedComplaint> list(@RequestParam(required = false) @Nullable String state) {
		return this.repository.findByState(state, MOST);
	}

	@GetMapping("/{id}")
	Complaint complaint(@PathVariable String id) {
		return this.service.get(id).blockOptional().orElseThrow();
	}

	@GetMapping("/{id}/history")
	List<NegotiationEntry> history(@PathVariable String id) {
		return this.service.history(id).collectList().blockOptional().orElseThrow();
	}

	@PostMapping("/{id}/response")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void respond(@PathVariable String id, @RequestBody Response response) {
		this.service.respond(id, ComplaintResponse.of(complaint(id), response.content())).block();
		this.repository.save(new ReceivedComplaint(complaint(id)));
	}

	@PostMapping("/{id}/completion")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void complete(@PathVariable String id) {
		this.service.complete(id, complaint(id).complaintedMchid()).block();
		this.repository.save(new ReceivedComplaint(complaint(id)));
	}

	/**
	 * A message to the payer.
	 *
	 * @param content the text
	 */
	record Response(String content) {
	}

}
