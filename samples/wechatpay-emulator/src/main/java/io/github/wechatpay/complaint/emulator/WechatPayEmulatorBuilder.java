package io.github.wechatpay.complaint.emulator;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.github.wechatpay.complaint.emulator.api.ApiOptions;
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

	private boolean createOverwrites;

	private int missingUrlStatus = 400;

	private boolean platformCertificates = true;

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
	 * Choose what happens when a notification URL is created and there is one already.
	 * @param createOverwrites whether it is replaced, and not refused with
	 * {@code RESOURCE_ALREADY_EXISTS}
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder createOverwrites(boolean createOverwrites) {
		this.createOverwrites = createOverwrites;
		return this;
	}

	/**
	 * Choose the status of {@code RESOURCE_NOT_EXISTS} when there is no notification URL.
	 * @param missingUrlStatus 400 or 404
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder missingUrlStatus(int missingUrlStatus) {
		Assert.isTrue(missingUrlStatus == 400 || missingUrlStatus == 404, "missingUrlStatus must be 400 or 404");
		this.missingUrlStatus = missingUrlStatus;
		return this;
	}

	/**
	 * Choose whether the merchant has platform certificates, or only the platform public
	 * key.
	 * @param platformCertificates whether there are certificates
	 * @return this builder
	 */
	public WechatPayEmulatorBuilder platformCertificates(boolean platformCertificates) {
		this.platformCertificates = platformCertificates;
		return this;
	}

	/**
	 * Start the emulator.
	 * @return the running emulator
	 */
	public WechatPayEmulator start() {
		return new WechatPayEmulator(
				new EmulatorSettings(this.host, this.port, this.merchantId, this.clock, this.deliveryBaseUri,
						new ApiOptions(this.createOverwrites, this.missingUrlStatus, this.platformCertificates),
						new DeliveryOptions(this.retryIntervals, this.deliveryTimeout)));
	}

}
