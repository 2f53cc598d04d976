package io.github.wechatpay.complaint.emulator.notification;

import java.time.Clock;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.emulator.crypto.AeadAes256Gcm;
import io.github.wechatpay.complaint.emulator.crypto.RandomText;
import io.github.wechatpay.complaint.emulator.fault.FaultQueue;
import io.github.wechatpay.complaint.emulator.http.JsonBodies;
import io.github.wechatpay.complaint.emulator.http.Workers;
import io.github.wechatpay.complaint.emulator.identity.MessageSigner;
import io.github.wechatpay.complaint.emulator.identity.PlatformKey;

/**
 * What delivering notifications takes.
 *
 * @param merchantId whom they go to
 * @param address where they go
 * @param cipher encrypts them
 * @param key supplies the key to sign them with
 * @param requestIds supplies their request ids
 * @param faults what goes wrong
 * @param options how they are repeated
 * @param workers the threads to use
 * @param clock the platform's clock
 * @param random the source of ids and nonces
 * @param json writes bodies
 */
public record Notifications(String merchantId, DeliveryAddress address, AeadAes256Gcm cipher, Supplier<PlatformKey> key,
		Supplier<String> requestIds, FaultQueue faults, DeliveryOptions options, Workers workers, Clock clock,
		RandomText random, JsonBodies json) {

	/**
	 * Put the delivery together.
	 * @return the courier
	 */
	public ComplaintCourier courier() {
		NotificationSealer sealer = new NotificationSealer(
				new NotificationEnvelope(this.cipher, this.random, this.json),
				new MessageSigner(this.clock, this.random), this.key, this.requestIds);
		NotificationClient client = new NotificationClient(this.workers, this.options.timeout());
		DeliveryAttempt attempt = new DeliveryAttempt(this.merchantId, this.address, this.faults, sealer, client,
				this.clock, this.workers.scheduler());
		return new ComplaintCourier(new NotificationFactory(this.clock, this.random), this.address, attempt,
				this.options.retryIntervals(), this.workers.scheduler());
	}

}
