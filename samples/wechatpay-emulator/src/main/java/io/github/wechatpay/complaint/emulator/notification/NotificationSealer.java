package io.github.wechatpay.complaint.emulator.notification;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.fault.FaultType;
import io.github.wechatpay.complaint.emulator.fault.FaultyBody;
import io.github.wechatpay.complaint.emulator.http.Ending;
import io.github.wechatpay.complaint.emulator.identity.MessageSigner;
import io.github.wechatpay.complaint.emulator.identity.PlatformKey;

/**
 * Encrypts and signs a notification, once for every attempt.
 */
final class NotificationSealer {

	private final NotificationEnvelope envelope;

	private final MessageSigner signer;

	private final Supplier<PlatformKey> key;

	private final Supplier<String> requestIds;

	NotificationSealer(NotificationEnvelope envelope, MessageSigner signer, Supplier<PlatformKey> key,
			Supplier<String> requestIds) {
		this.envelope = envelope;
		this.signer = signer;
		this.key = key;
		this.requestIds = requestIds;
	}

	SealedNotification seal(Notification notification, Fault fault) {
		byte[] json = (fault.type() == FaultType.BARE_ENVELOPE) ? this.envelope.bare(notification)
				: this.envelope.complete(notification);
		FaultyBody body = FaultyBody.of(json, fault);
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Content-Type", body.contentType());
		headers.put("User-Agent", "WechatPay-Emulator");
		headers.put("Request-ID", this.requestIds.get());
		headers.putAll(this.signer.sign(this.key.get(), body.bytes(), fault.type()));
		return new SealedNotification(headers, body.bytes(), Ending.of(fault.type()));
	}

}
