package io.github.wechatpay.complaint.samples.desk;

import java.security.Principal;

import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.NotificationUrl;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Offers the operations on the notification URL over REST.
 */
@RestController
@RequestMapping("/notification-url")
class NotificationUrlController {

	private final ComplaintNotificationService service;

	private final Audit audit;

	NotificationUrlController(ComplaintNotificationService service, Audit audit) {
		this.service = service;
		this.audit = audit;
	}

	@PostMapping
	Mono<NotificationUrl> create(@RequestBody UrlRequest request, Principal who) {
		return this.audit.note(who, "CREATE_URL", null, this.service.create(request.requireUrl()));
	}

	@GetMapping
	Mono<NotificationUrl> query() {
		return this.service.query().switchIfEmpty(Mono.error(NotificationUrlController::noneRegistered));
	}

	@PutMapping
	Mono<NotificationUrl> update(@RequestBody UrlRequest request, Principal who) {
		return this.audit.note(who, "CHANGE_URL", null, this.service.update(request.requireUrl()));
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> delete(Principal who) {
		return this.audit.note(who, "REMOVE_URL", null, this.service.delete());
	}

	@PutMapping("/registration")
	Mono<NotificationUrl> register(@RequestBody UrlRequest request, Principal who) {
		return this.audit.note(who, "REGISTER_URL", null, this.service.register(request.requireUrl()));
	}

	private static ResponseStatusException noneRegistered() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND, "No notification URL is registered.");
	}

	record UrlRequest(@Nullable String url) {

		String requireUrl() {
			if (this.url == null) {
				throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The field 'url' is missing.");
			}
			return this.url;
		}

	}

}
