package io.github.wechatpay.complaint.emulator;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.wechatpay.complaint.emulator.api.Api;
import io.github.wechatpay.complaint.emulator.api.ApiHandler;
import io.github.wechatpay.complaint.emulator.api.ImageSettings;
import io.github.wechatpay.complaint.emulator.api.RequestIds;
import io.github.wechatpay.complaint.emulator.complaint.ComplaintIds;
import io.github.wechatpay.complaint.emulator.complaint.ComplaintState;
import io.github.wechatpay.complaint.emulator.crypto.AeadAes256Gcm;
import io.github.wechatpay.complaint.emulator.crypto.RandomText;
import io.github.wechatpay.complaint.emulator.fault.FaultQueue;
import io.github.wechatpay.complaint.emulator.http.JsonBodies;
import io.github.wechatpay.complaint.emulator.http.Workers;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import io.github.wechatpay.complaint.emulator.merchant.Merchant;
import io.github.wechatpay.complaint.emulator.merchant.MerchantFactory;
import io.github.wechatpay.complaint.emulator.merchant.Merchants;
import io.github.wechatpay.complaint.emulator.notification.ComplaintCourier;
import io.github.wechatpay.complaint.emulator.notification.Delivery;
import io.github.wechatpay.complaint.emulator.notification.DeliveryAddress;
import io.github.wechatpay.complaint.emulator.notification.NotificationKeys;
import io.github.wechatpay.complaint.emulator.notification.Notifications;
import org.jspecify.annotations.Nullable;

/**
 * The platform without its server: everything that has state, put together.
 */
final class Platform {

	private final EmulatorSettings settings;

	private final Workers workers;

	private final RandomText random = new RandomText(new SecureRandom());

	private final JsonBodies json = new JsonBodies();

	private final MerchantFactory factory;

	private final Merchants merchants = new Merchants();

	private final Map<String, EmulatedAccount> accounts = new ConcurrentHashMap<>();

	private final ComplaintIds complaintIds = new ComplaintIds(this.random);

	private final FaultQueue faults = new FaultQueue();

	private final ImageSettings images;

	private volatile @Nullable URI deliveryBaseUri;

	Platform(EmulatorSettings settings, Workers workers) {
		this.settings = settings;
		this.workers = workers;
		this.factory = new MerchantFactory(settings.clock(), this.random);
		this.images = new ImageSettings(settings.images());
		this.deliveryBaseUri = settings.deliveryBaseUri();
		settings.merchants().forEach((merchant) -> open(merchant.merchantId(), merchant.region()));
	}

	synchronized EmulatedAccount open(@Nullable String merchantId, MerchantRegion region) {
		String id = (merchantId != null) ? merchantId : "19" + this.random.digits(8);
		if (this.accounts.containsKey(id)) {
			throw new IllegalArgumentException("There is a merchant " + id + " already");
		}
		Merchant merchant = this.factory.open(id, region);
		DeliveryAddress address = new DeliveryAddress(merchant.urls()::registered, this.deliveryBaseUri);
		EmulatedAccount account = new EmulatedAccount(this, merchant, address, courier(merchant, address));
		// whoever sees the merchant finds its account
		this.accounts.put(id, account);
		this.merchants.add(merchant);
		return account;
	}

	private ComplaintCourier courier(Merchant merchant, DeliveryAddress address) {
		RequestIds requestIds = new RequestIds(this.random);
		double publicKeyShare = (this.settings.api().certificatesAvailable()) ? this.settings.publicKeyShare() : 1;
		return new Notifications(merchant.id(), address, new AeadAes256Gcm(merchant.account().apiV3Key()),
				new NotificationKeys(merchant.certificates(), merchant.publicKey(), publicKeyShare),
				() -> requestIds.next(200), this.faults, this.settings.delivery(), this.workers, this.settings.clock(),
				this.random, this.json)
			.courier();
	}

	ApiHandler api() {
		return new Api(this.merchants, this.faults, this.settings.api(), this.images, this.settings.clock(),
				this.random, this.json)
			.handler();
	}

	EmulatedAccount first() {
		return accounts().get(0);
	}

	EmulatedAccount account(String merchantId) {
		EmulatedAccount account = this.accounts.get(merchantId);
		if (account == null) {
			throw new IllegalArgumentException("There is no merchant " + merchantId);
		}
		return account;
	}

	List<EmulatedAccount> accounts() {
		return this.merchants.all().stream().map((merchant) -> account(merchant.id())).toList();
	}

	EmulatedAccount accountOf(String complaintId) {
		return accounts().stream()
			.filter((account) -> account.has(complaintId))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no complaint " + complaintId));
	}

	List<Delivery> deliveries() {
		List<EmulatedAccount> all = accounts();
		return (all.size() == 1) ? all.get(0).deliveries()
				: all.stream()
					.flatMap((account) -> account.deliveries().stream())
					.sorted(Comparator.comparing(Delivery::time))
					.toList();
	}

	void deliverTo(@Nullable URI base) {
		this.deliveryBaseUri = DeliveryAddress.validBase(base);
		accounts().forEach((account) -> account.deliverTo(base));
	}

	JsonBodies json() {
		return this.json;
	}

	FaultQueue faults() {
		return this.faults;
	}

	ImageSettings images() {
		return this.images;
	}

	ComplaintIds complaintIds() {
		return this.complaintIds;
	}

	ComplaintState reopened() {
		return this.settings.api().reopened();
	}

	Clock clock() {
		return this.settings.clock();
	}

	void reset() {
		this.deliveryBaseUri = this.settings.deliveryBaseUri();
		accounts().forEach((account) -> account.reset(this.settings.deliveryBaseUri()));
		this.faults.clear();
		this.images.reset();
	}

	void close() {
		accounts().forEach(EmulatedAccount::close);
	}

}
