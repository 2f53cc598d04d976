package io.github.wechatpay.complaint.emulator;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.wechatpay.complaint.emulator.api.ApiOptions;
import io.github.wechatpay.complaint.emulator.api.ExistingUrl;
import io.github.wechatpay.complaint.emulator.api.ImageOptions;
import io.github.wechatpay.complaint.emulator.complaint.ComplaintState;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import io.github.wechatpay.complaint.emulator.notification.DeliveryAddress;
import io.github.wechatpay.complaint.emulator.notification.DeliveryOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * Configures and starts a {@link WechatPayEmulator}. Without any configuration it binds a
 * free port of the loopback interface.
 */
public final class WechatPayEmulatorBuilder {

	private String host = InetAddress.getLoopbackAddress().getHostAddress();

	private int port;

	private String merchantId = "1900012181";

	private Clock clock = Clock.systemUTC();

	private @Nullable URI deliveryBaseUri;

	private List<Duration> retryIntervals = DeliveryOptions.documented().retryIntervals();

	private Duration deliveryTimeout = DeliveryOptions.documented().timeout();

	private MerchantRegion region = MerchantRegion.GLOBAL;

	private final List<MerchantOptions> furtherMerchants = new ArrayList<>();

	private ApiOptions api = ApiOptions.likely();

	private ImageOptions images = ImageOptions.likely();

	private double publicKeyShare;

	WechatPayEmulatorBuilder() {
	}

	/**
	 * Bind another address than that of the loopback interface.
	 * @param host the address, for example {@code 0.0.0.0}
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder host(String host) {
		Assert.hasText(host, "host must not be empty");
		this.host = host;
		return this;
	}

	/**
	 * Bind a certain port.
	 * @param port the port, or zero for a free one
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder port(int port) {
		Assert.isTrue(port >= 0 && port <= 65535, "port must be between 0 and 65535");
		this.port = port;
		return this;
	}

	/**
	 * Set the merchant id.
	 * @param merchantId the merchant id
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder merchantId(String merchantId) {
		Assert.hasText(merchantId, "merchantId must not be empty");
		this.merchantId = merchantId;
		return this;
	}

	/**
	 * Set where the merchant has its account.
	 * @param region the region
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder region(MerchantRegion region) {
		this.region = region;
		return this;
	}

	/**
	 * Add a further merchant.
	 * @param merchantId the merchant id
	 * @param region where it has its account
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder merchant(String merchantId, MerchantRegion region) {
		Assert.hasText(merchantId, "merchantId must not be empty");
		this.furtherMerchants.add(new MerchantOptions(merchantId, region));
		return this;
	}

	/**
	 * Set the clock that judges and makes timestamps.
	 * @param clock the clock
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder clock(Clock clock) {
		this.clock = clock;
		return this;
	}

	/**
	 * Deliver notifications elsewhere than to the registered URL: below this URI, with
	 * the path of the registered URL.
	 * @param deliveryBaseUri for example {@code http://localhost:8080}, or {@code null}
	 * to deliver to the registered URL
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder deliveryBaseUri(@Nullable URI deliveryBaseUri) {
		this.deliveryBaseUri = DeliveryAddress.validBase(deliveryBaseUri);
		return this;
	}

	/**
	 * Set the pauses after which a notification is repeated until it is acknowledged.
	 * @param retryIntervals a pause for each repetition
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder retryIntervals(List<Duration> retryIntervals) {
		Assert.isTrue(retryIntervals.stream().noneMatch(Duration::isNegative), "retryIntervals must not be negative");
		this.retryIntervals = List.copyOf(retryIntervals);
		return this;
	}

	/**
	 * Set how long the answer to a notification may take.
	 * @param deliveryTimeout the longest time
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder deliveryTimeout(Duration deliveryTimeout) {
		Assert.isTrue(!deliveryTimeout.isNegative() && !deliveryTimeout.isZero(), "deliveryTimeout must be positive");
		this.deliveryTimeout = deliveryTimeout;
		return this;
	}

	/**
	 * Set the share of notifications that are signed with the platform public key while
	 * there are platform certificates.
	 * @param publicKeyShare the share, between 0 and 1
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder publicKeyShare(double publicKeyShare) {
		Assert.isTrue(publicKeyShare >= 0 && publicKeyShare <= 1, "publicKeyShare must be between 0 and 1");
		this.publicKeyShare = publicKeyShare;
		return this;
	}

	/**
	 * Choose whether a notification URL is replaced when it is created and there is one
	 * already.
	 * @param createOverwrites whether it is replaced, and not refused
	 * @return this builder
	 * @see #existingUrl(ExistingUrl)
	 */
	public WechatPayEmulatorBuilder createOverwrites(boolean createOverwrites) {
		return existingUrl((createOverwrites) ? ExistingUrl.OVERWRITE : ExistingUrl.PARAM_ERROR);
	}

	/**
	 * Choose what happens when a notification URL is created and there is one already.
	 * @param existingUrl what happens
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder existingUrl(ExistingUrl existingUrl) {
		this.api = this.api.existingUrl(existingUrl);
		return this;
	}

	/**
	 * Choose the status of {@code RESOURCE_NOT_EXISTS} when there is no notification URL.
	 * @param missingUrlStatus 400 or 404
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder missingUrlStatus(int missingUrlStatus) {
		Assert.isTrue(missingUrlStatus == 400 || missingUrlStatus == 404, "missingUrlStatus must be 400 or 404");
		this.api = this.api.missingUrlStatus(missingUrlStatus);
		return this;
	}

	/**
	 * Choose whether the merchants have platform certificates, or only the platform
	 * public key.
	 * @param platformCertificates whether there are certificates
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder platformCertificates(boolean platformCertificates) {
		this.api = this.api.certificatesAvailable(platformCertificates);
		return this;
	}

	/**
	 * Choose the status of {@code RESOURCE_NOT_EXISTS} when there is no such complaint.
	 * @param missingComplaintStatus 400 or 404
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder missingComplaintStatus(int missingComplaintStatus) {
		Assert.isTrue(missingComplaintStatus == 400 || missingComplaintStatus == 404,
				"missingComplaintStatus must be 400 or 404");
		this.api = this.api.missingComplaintStatus(missingComplaintStatus);
		return this;
	}

	/**
	 * Choose the state of a processed complaint that the payer continues.
	 * @param reopened the state
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder reopened(ComplaintState reopened) {
		this.api = this.api.reopened(reopened);
		return this;
	}

	/**
	 * Choose whether the merchants may send links to payers, which the platform allows
	 * some only.
	 * @param externalLinks whether they may
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder externalLinks(boolean externalLinks) {
		this.api = this.api.externalLinks(externalLinks);
		return this;
	}

	/**
	 * Set the largest limit of a list of complaints; with a larger one it is refused as
	 * too large.
	 * @param largestPage the limit
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder largestPage(int largestPage) {
		Assert.isTrue(largestPage > 0, "largestPage must be positive");
		this.api = this.api.largestPage(largestPage);
		return this;
	}

	/**
	 * Choose how images are named and found.
	 * @param images how
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder images(ImageOptions images) {
		this.images = images;
		return this;
	}

	/**
	 * Start the emulator.
	 * @return the running emulator
	 */
	public WechatPayEmulator start() {
		List<MerchantOptions> merchants = new ArrayList<>();
		merchants.add(new MerchantOptions(this.merchantId, this.region));
		merchants.addAll(this.furtherMerchants);
		return new WechatPayEmulator(new EmulatorSettings(this.host, this.port, merchants, this.clock,
				this.deliveryBaseUri, this.api, this.images,
				new DeliveryOptions(this.retryIntervals, this.deliveryTimeout), this.publicKeyShare));
	}

}
