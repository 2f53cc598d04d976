package io.github.wechatpay.complaint.emulator;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;

import io.github.wechatpay.complaint.emulator.api.Api;
import io.github.wechatpay.complaint.emulator.api.NotificationUrls;
import io.github.wechatpay.complaint.emulator.api.RequestIds;
import io.github.wechatpay.complaint.emulator.crypto.AeadAes256Gcm;
import io.github.wechatpay.complaint.emulator.crypto.Pem;
import io.github.wechatpay.complaint.emulator.crypto.RandomText;
import io.github.wechatpay.complaint.emulator.crypto.RsaKeys;
import io.github.wechatpay.complaint.emulator.fault.FaultQueue;
import io.github.wechatpay.complaint.emulator.http.JsonBodies;
import io.github.wechatpay.complaint.emulator.http.RequestHandler;
import io.github.wechatpay.complaint.emulator.http.Workers;
import io.github.wechatpay.complaint.emulator.identity.CertificateIssuer;
import io.github.wechatpay.complaint.emulator.identity.MerchantAccount;
import io.github.wechatpay.complaint.emulator.identity.PlatformCertificate;
import io.github.wechatpay.complaint.emulator.identity.PlatformCertificates;
import io.github.wechatpay.complaint.emulator.identity.PlatformKey;
import io.github.wechatpay.complaint.emulator.identity.PlatformPublicKey;
import io.github.wechatpay.complaint.emulator.notification.ComplaintCourier;
import io.github.wechatpay.complaint.emulator.notification.DeliveryAddress;
import io.github.wechatpay.complaint.emulator.notification.Notifications;

/**
 * The platform without its server: everything that has state, put together.
 */
final class Platform {

	private final EmulatorSettings settings;

	private final RandomText random = new RandomText(new SecureRandom());

	private final JsonBodies json = new JsonBodies();

	private final MerchantAccount account;

	private final PlatformCertificates certificates;

	private final PlatformPublicKey publicKey;

	private final NotificationUrls urls = new NotificationUrls();

	private final FaultQueue faults = new FaultQueue();

	private final DeliveryAddress address;

	private final ComplaintCourier courier;

	Platform(EmulatorSettings settings, Workers workers) {
		this.settings = settings;
		List<KeyPair> keys = RsaKeys.generate(3);
		CertificateIssuer issuer = new CertificateIssuer(settings.clock(), this.random);
		this.account = MerchantAccount.open(settings.merchantId(), keys.get(0), this.random);
		this.certificates = new PlatformCertificates(issuer.issue(keys.get(1)), issuer, settings.clock());
		this.publicKey = PlatformPublicKey.of(keys.get(2), this.random);
		this.address = new DeliveryAddress(this.urls::registered, settings.deliveryBaseUri());
		this.courier = courier(workers);
	}

	private ComplaintCourier courier(Workers workers) {
		RequestIds requestIds = new RequestIds(this.random);
		return new Notifications(this.address, new AeadAes256Gcm(this.account.apiV3Key()), this::signingKey,
				() -> requestIds.next(200), this.faults, this.settings.delivery(), workers, this.settings.clock(),
				this.random, this.json)
			.courier();
	}

	private PlatformKey signingKey() {
		return (this.settings.api().certificatesAvailable()) ? this.certificates.current().signingKey()
				: this.publicKey.signingKey();
	}

	RequestHandler api() {
		return new Api(this.account, this.certificates, this.publicKey, this.urls, this.faults, this.settings.api(),
				this.settings.clock(), this.random, this.json)
			.handler();
	}

	EmulatedMerchant merchant() {
		PlatformCertificate current = this.certificates.current();
		return new EmulatedMerchant(this.account.merchantId(), this.account.serialNumber(),
				Pem.of(this.account.keys().getPrivate()), this.account.apiV3Key(), current.serialNumber(),
				current.pem(), this.publicKey.id(), this.publicKey.pem());
	}

	JsonBodies json() {
		return this.json;
	}

	PlatformCertificates certificates() {
		return this.certificates;
	}

	NotificationUrls urls() {
		return this.urls;
	}

	FaultQueue faults() {
		return this.faults;
	}

	DeliveryAddress address() {
		return this.address;
	}

	ComplaintCourier courier() {
		return this.courier;
	}

	void reset() {
		this.urls.reset();
		this.courier.reset();
		this.faults.clear();
		this.certificates.reset();
		this.address.redirect(this.settings.deliveryBaseUri());
	}

}
