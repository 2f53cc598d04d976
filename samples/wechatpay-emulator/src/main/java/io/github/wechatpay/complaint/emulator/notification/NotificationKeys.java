package io.github.wechatpay.complaint.emulator.notification;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.emulator.identity.PlatformCertificates;
import io.github.wechatpay.complaint.emulator.identity.PlatformKey;
import io.github.wechatpay.complaint.emulator.identity.PlatformPublicKey;

/**
 * Chooses the key that a notification is signed with: as the platform passes from
 * certificates to its public key, it uses both, and that one more and more.
 */
public final class NotificationKeys implements Supplier<PlatformKey> {

	private final PlatformCertificates certificates;

	private final PlatformPublicKey publicKey;

	private final double publicKeyShare;

	private final AtomicLong notifications = new AtomicLong();

	/**
	 * Create a choice.
	 * @param certificates the platform certificates
	 * @param publicKey the platform public key
	 * @param publicKeyShare the share of notifications that are signed with the public
	 * key, between 0 and 1
	 */
	public NotificationKeys(PlatformCertificates certificates, PlatformPublicKey publicKey, double publicKeyShare) {
		this.certificates = certificates;
		this.publicKey = publicKey;
		this.publicKeyShare = publicKeyShare;
	}

	@Override
	public PlatformKey get() {
		long number = this.notifications.incrementAndGet();
		boolean byPublicKey = Math.floor(number * this.publicKeyShare) > Math.floor((number - 1) * this.publicKeyShare);
		return (byPublicKey) ? this.publicKey.signingKey() : this.certificates.current().signingKey();
	}

}
