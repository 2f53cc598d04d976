package io.github.wechatpay.complaint.samples.desk;

import java.security.Principal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import io.github.wechatpay.complaint.client.WechatPayApiException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.stereotype.Component;

/**
 * Notes who did what. An action ends only when it is noted, so nothing that was read is
 * seen before that.
 */
@Component
class Audit {

	private final AuditRepository repository;

	Audit(AuditRepository repository) {
		this.repository = repository;
	}

	<T> Mono<T> note(Principal who, String action, @Nullable String complaintId, Mono<T> work) {
		return work.publishOn(Schedulers.boundedElastic())
			.doOnError((ex) -> save(who, action, complaintId, outcome(ex), requestId(ex)))
			.doOnSuccess((done) -> save(who, action, complaintId, "DONE", null))
			// the browser has gone, and it is not known whether WeChat Pay has done it
			.doOnCancel(() -> Schedulers.boundedElastic()
				.schedule(() -> save(who, action, complaintId, "CANCELLED", null)));
	}

	private void save(Principal who, String action, @Nullable String complaintId, String outcome,
			@Nullable String requestId) {
		this.repository.save(new AuditEntry(null, OffsetDateTime.now(ZoneOffset.UTC), who.getName(), action,
				complaintId, outcome, requestId));
	}

	private static String outcome(Throwable ex) {
		String code = (ex instanceof WechatPayApiException refused) ? refused.getCode() : null;
		return (code != null) ? code : ex.getClass().getSimpleName();
	}

	private static @Nullable String requestId(Throwable ex) {
		return (ex instanceof WechatPayApiException refused) ? refused.getRequestId() : null;
	}

}
