package io.github.wechatpay.complaint.emulator.app;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.WechatPayEmulatorBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the emulator. What is not set is as the builder has it.
 *
 * @param port port to listen on, or 0 for a free one
 * @param host address to bind; the loopback interface unless set
 * @param merchantId id of the merchant
 * @param deliveryBaseUri where notifications are really delivered, below the path of the
 * registered URL
 * @param retryIntervals pauses before each repetition of a notification
 * @param deliveryTimeout how long the answer to a notification may take
 * @param createOverwrites whether creating a second notification URL replaces the first
 * @param missingUrlStatus status when there is no notification URL: 400 or 404
 * @param platformCertificates whether there are platform certificates, and not only the
 * public key
 */
@ConfigurationProperties("emulator")
record EmulatorProperties(@DefaultValue("9090") int port, @Nullable String host, @Nullable String merchantId,
		@Nullable URI deliveryBaseUri, @Nullable List<Duration> retryIntervals, @Nullable Duration deliveryTimeout,
		@DefaultValue("false") boolean createOverwrites, @DefaultValue("400") int missingUrlStatus,
		@DefaultValue("true") boolean platformCertificates) {

	WechatPayEmulatorBuilder builder() {
		WechatPayEmulatorBuilder builder = WechatPayEmulator.builder()
			.port(this.port)
			.deliveryBaseUri(this.deliveryBaseUri)
			.createOverwrites(this.createOverwrites)
			.missingUrlStatus(this.missingUrlStatus)
			.platformCertificates(this.platformCertificates);
		PropertyMapper map = PropertyMapper.get();
		map.from(this::host).whenHasText().to(builder::host);
		map.from(this::merchantId).whenHasText().to(builder::merchantId);
		map.from(this::retryIntervals).to(builder::retryIntervals);
		map.from(this::deliveryTimeout).to(builder::deliveryTimeout);
		return builder;
	}

}
