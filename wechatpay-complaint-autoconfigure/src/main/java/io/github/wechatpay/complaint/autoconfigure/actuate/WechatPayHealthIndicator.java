package io.github.wechatpay.complaint.autoconfigure.actuate;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.notification.NotificationUrlRegistrar;
import io.github.wechatpay.complaint.notification.RegistrationState;
import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.platform.PlatformKeyRing;
import io.github.wechatpay.complaint.reconciliation.ReconciliationStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * {@link HealthIndicator} for a merchant of WeChat Pay. It calls nobody: an application
 * is not ill because WeChat Pay is away, and must stay reachable for notifications when
 * it is back. It is out of service when every platform key at hand has expired, since
 * nothing that WeChat Pay says can be verified then.
 */
final class WechatPayHealthIndicator extends AbstractHealthIndicator {

	private final PlatformKeyRing keyRing;

	private final Supplier<@Nullable Instant> lastVerifiedResponse;

	private final @Nullable NotificationUrlRegistrar registrar;

	private final Supplier<@Nullable ReconciliationStatus> reconciliation;

	private final Clock clock;

	WechatPayHealthIndicator(PlatformKeyRing keyRing, Supplier<@Nullable Instant> lastVerifiedResponse,
			@Nullable NotificationUrlRegistrar registrar, Supplier<@Nullable ReconciliationStatus> reconciliation,
			Clock clock) {
		super("The health of WeChat Pay cannot be told");
		this.keyRing = keyRing;
		this.lastVerifiedResponse = lastVerifiedResponse;
		this.registrar = registrar;
		this.reconciliation = reconciliation;
		this.clock = clock;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		Instant now = this.clock.instant();
		Collection<PlatformKey> keys = this.keyRing.getKeys();
		boolean expired = !keys.isEmpty() && keys.stream().allMatch((key) -> key.isExpired(now));
		builder.status(expired ? Status.OUT_OF_SERVICE : Status.UP).withDetail("platformKeys", describe(keys, now));
		Instant lastResponse = this.lastVerifiedResponse.get();
		builder.withDetail("lastVerifiedResponse", (lastResponse != null) ? lastResponse.toString() : "none yet");
		if (this.registrar != null) {
			builder.withDetail("registration", describe(this.registrar));
		}
		ReconciliationStatus status = this.reconciliation.get();
		if (status != null) {
			builder.withDetail("reconciliation", describe(status));
		}
	}

	// keys are downloaded when they are needed first, so none at all is nothing to worry
	private static Object describe(Collection<PlatformKey> keys, Instant now) {
		return keys.isEmpty() ? "none yet" : keys.stream().map((key) -> describe(key, now)).toList();
	}

	private static Map<String, Object> describe(PlatformKey key, Instant now) {
		Map<String, Object> description = new LinkedHashMap<>();
		description.put("serialNumber", key.serialNumber().toString());
		Instant expiresAt = key.expiresAt();
		if (expiresAt != null) {
			description.put("expiresAt", expiresAt.toString());
			description.put("expired", key.isExpired(now));
		}
		return description;
	}

	// a look that failed is tried again, and keeps nobody from calling or receiving
	private static Map<String, Object> describe(ReconciliationStatus status) {
		Map<String, Object> description = new LinkedHashMap<>();
		description.put("lastLook",
				(status.lastLook() != null) ? status.lastLook().toString() : "none on this instance");
		description.put("found", status.found());
		if (status.failure() != null) {
			description.put("failure", status.failure());
		}
		return description;
	}

	private static Map<String, Object> describe(NotificationUrlRegistrar registrar) {
		RegistrationState state = registrar.getState();
		Map<String, Object> description = new LinkedHashMap<>();
		description.put("url", registrar.getUrl());
		description.put("status", state.status().name());
		description.put("since", state.since().toString());
		if (state.failure() != null) {
			description.put("failure", state.failure());
		}
		return description;
	}

}
