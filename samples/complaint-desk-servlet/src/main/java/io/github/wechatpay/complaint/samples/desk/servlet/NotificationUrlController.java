package io.github.wechatpay.complaint.samples.desk.servlet;

import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.NotificationUrl;
import org.jspecify.annotations.Nullable;

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
 * Offers the operations on the notification URL over REST. Waits for the answers, as a
 * request of Spring MVC may.
 */
@RestController
@RequestMapping("/notification-url")
class NotificationUrlController {

	private final ComplaintNotificationService service;

	NotificationUrlController(ComplaintNotificationService service) {
		this.service = service;
	}

	@PostMapping
	@Nullable NotificationUrl create(@RequestBody UrlRequest request) {
		return this.service.create(request.requireUrl()).block();
	}

	@GetMapping
	NotificationUrl query() {
		return this.service.query()
			.blockOptional()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No notification URL is registered."));
	}

	@PutMapping
	@Nullable NotificationUrl update(@RequestBody UrlRequest request) {
		return this.service.update(request.requireUrl()).block();
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete() {
		this.service.delete().block();
	}

	@PutMapping("/registration")
	@Nullable NotificationUrl register(@RequestBody UrlRequest request) {
		return this.service.register(request.requireUrl()).block();
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
