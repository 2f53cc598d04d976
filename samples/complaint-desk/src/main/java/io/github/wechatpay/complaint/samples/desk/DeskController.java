package io.github.wechatpay.complaint.samples.desk;

import java.security.Principal;
import java.util.List;

import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.merchant.WechatPayMerchant;
import io.github.wechatpay.complaint.merchant.WechatPayMerchants;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * What the desk itself has: who sits at it, its templates and its audit, and the news of
 * what has changed.
 */
@RestController
@RequestMapping("/api")
class DeskController {

	private final WechatPayMerchants merchants;

	private final TemplateRepository templates;

	private final AuditRepository audit;

	private final Changes changes;

	DeskController(WechatPayMerchants merchants, TemplateRepository templates, AuditRepository audit, Changes changes) {
		this.merchants = merchants;
		this.templates = templates;
		this.audit = audit;
		this.changes = changes;
	}

	@GetMapping("/desk")
	Desk desk(Principal who) {
		return new Desk(who.getName());
	}

	@GetMapping("/merchants")
	List<KnownMerchant> merchants() {
		return this.merchants.all().stream().map(KnownMerchant::of).toList();
	}

	@GetMapping("/templates")
	List<ResponseTemplate> templates() {
		return this.templates.findAllByOrderByName();
	}

	@PostMapping("/templates")
	ResponseTemplate add(@RequestBody ResponseTemplate template) {
		if (!StringUtils.hasText(template.name()) || !StringUtils.hasText(template.content())) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "A template needs a name and a text.");
		}
		return this.templates.save(new ResponseTemplate(null, template.name(), template.content()));
	}

	@DeleteMapping("/templates/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@PathVariable long id) {
		this.templates.deleteById(id);
	}

	@GetMapping("/audit")
	List<AuditEntry> audit(@RequestParam(required = false) @Nullable String complaintId) {
		return (complaintId != null) ? this.audit.findFirst100ByComplaintIdOrderByIdDesc(complaintId)
				: this.audit.findFirst100ByOrderByIdDesc();
	}

	@GetMapping(path = "/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<ServerSentEvent<String>> changes() {
		return EventStreams.of(this.changes.watch());
	}

	/**
	 * The desk.
	 *
	 * @param user who sits at it
	 */
	record Desk(String user) {
	}

	/**
	 * A merchant of the desk.
	 *
	 * @param name its name in the properties
	 * @param mchid the merchant id
	 * @param region where its account is
	 */
	record KnownMerchant(String name, String mchid, Region region) {

		static KnownMerchant of(WechatPayMerchant merchant) {
			return new KnownMerchant(merchant.name(), merchant.mchid(), merchant.region());
		}

	}

}
