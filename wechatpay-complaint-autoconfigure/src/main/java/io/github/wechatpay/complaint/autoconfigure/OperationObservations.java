package io.github.wechatpay.complaint.autoconfigure;

import java.util.function.Supplier;

import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import io.github.wechatpay.complaint.crypto.RsaProvider;
import io.github.wechatpay.complaint.merchant.MerchantNames;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.observation.ComplaintOperationObservationConvention;
import io.github.wechatpay.complaint.observation.DefaultComplaintOperationObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Creates services that are observed, with the name of the merchant where there are
 * several.
 */
final class OperationObservations {

	private final MerchantNames names;

	private final ObservationRegistry registry;

	private final @Nullable ComplaintOperationObservationConvention convention;

	OperationObservations(MerchantNames names, ObservationRegistry registry,
			@Nullable ComplaintOperationObservationConvention convention) {
		this.names = names;
		this.registry = registry;
		this.convention = convention;
	}

	ComplaintService complaintService(String merchant, WebClient webClient, AccessPoint accessPoint,
			Supplier<MerchantCredentials> credentials, RsaProvider rsaProvider, boolean legacyPadding) {
		return ComplaintService.of(webClient, accessPoint, credentials, rsaProvider, legacyPadding, this.registry,
				convention(merchant));
	}

	ComplaintNotificationService notificationService(String merchant, WebClient webClient, Region region) {
		return ComplaintNotificationService.of(webClient, region, this.registry, convention(merchant));
	}

	private @Nullable ComplaintOperationObservationConvention convention(String merchant) {
		if (!this.names.areSeveral()) {
			return this.convention;
		}
		return new MerchantNameConvention.OfOperation(
				(this.convention != null) ? this.convention : new DefaultComplaintOperationObservationConvention(),
				merchant);
	}

}
