package io.github.wechatpay.complaint.emulator.app;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.WechatPayEmulatorBuilder;
import io.github.wechatpay.complaint.emulator.api.ExistingUrl;
import io.github.wechatpay.complaint.emulator.api.ImageOptions;
import io.github.wechatpay.complaint.emulator.complaint.ComplaintState;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
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
 * @param region where the merchant has its account: global or mainland
 * @param merchants further merchants
 * @param deliveryBaseUri where notifications are really delivered, below the path of the
 * registered URL
 * @param retryIntervals pauses before each repetition of a notification
 * @param deliveryTimeout how long the answer to a notification may take
 * @param createOverwrites whether creating a second notification URL replaces the first
 * @param existingUrl what creating a second notification URL does: param_error,
 * already_exists or overwrite
 * @param missingUrlStatus status when there is no notification URL: 400 or 404
 * @param platformCertificates whether there are platform certificates, and not only the
 * public key
 * @param publicKeyShare share of notifications that are signed with the public key while
 * there are platform certificates, between 0 and 1
 * @param missingComplaintStatus status when there is no such complaint: 400 or 404
 * @param reopened state of a processed complaint that the payer continues
 * @param externalLinks whether merchants may send links to payers
 * @param largestPage largest limit of a list of complaints that is not refused as too
 * large
 * @param images how images are named and found
 */
@ConfigurationProperties("emulator")
record EmulatorProperties(@DefaultValue("9090") int port, @Nullable String host, @Nullable String merchantId,
		@DefaultValue("global") MerchantRegion region, @DefaultValue List<FurtherMerchant> merchants,
		@Nullable URI deliveryBaseUri, @Nullable List<Duration> retryIntervals, @Nullable Duration deliveryTimeout,
		@DefaultValue("false") boolean createOverwrites, @Nullable ExistingUrl existingUrl,
		@DefaultValue("400") int missingUrlStatus, @DefaultValue("true") boolean platformCertificates,
		@DefaultValue("0") double publicKeyShare, @DefaultValue("404") int missingComplaintStatus,
		@DefaultValue("pending") ComplaintState reopened, @DefaultValue("false") boolean externalLinks,
		@DefaultValue("50") int largestPage, @DefaultValue Images images) {

	WechatPayEmulatorBuilder builder() {
		WechatPayEmulatorBuilder builder = WechatPayEmulator.builder()
			.port(this.port)
			.deliveryBaseUri(this.deliveryBaseUri)
			.createOverwrites(this.createOverwrites)
			.missingUrlStatus(this.missingUrlStatus)
			.platformCertificates(this.platformCertificates)
			.region(this.region)
			.publicKeyShare(this.publicKeyShare)
			.missingComplaintStatus(this.missingComplaintStatus)
			.reopened(this.reopened)
			.externalLinks(this.externalLinks)
			.largestPage(this.largestPage)
			.images(this.images.toOptions());
		this.merchants.forEach((merchant) -> builder.merchant(merchant.merchantId(), merchant.region()));
		PropertyMapper map = PropertyMapper.get();
		map.from(this::host).whenHasText().to(builder::host);
		map.from(this::merchantId).whenHasText().to(builder::merchantId);
		map.from(this::existingUrl).to(builder::existingUrl);
		map.from(this::retryIntervals).to(builder::retryIntervals);
		map.from(this::deliveryTimeout).to(builder::deliveryTimeout);
		return builder;
	}

	/**
	 * A further merchant.
	 *
	 * @param merchantId id of the merchant
	 * @param region where the merchant has its account: global or mainland
	 */
	record FurtherMerchant(String merchantId, @DefaultValue("global") MerchantRegion region) {
	}

	/**
	 * How images are named and found.
	 *
	 * @param form how tokens are written: raw, encoded, mixed or double_encoded
	 * @param accepted in which form tokens are accepted: any, verbatim or encoded
	 * @param base what comes before the token
	 * @param complaintId whether addresses carry the id of the complaint
	 */
	record Images(@DefaultValue("raw") ImageOptions.Form form, @DefaultValue("any") ImageOptions.Accepted accepted,
			@Nullable String base, @DefaultValue("false") boolean complaintId) {

		ImageOptions toOptions() {
			return new ImageOptions(this.form, this.accepted, this.base, this.complaintId);
		}

	}

}
