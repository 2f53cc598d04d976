package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.callback.NotificationParser;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import io.github.wechatpay.complaint.merchant.WechatPayMerchant;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link WechatPayMerchant} over its client.
 */
final class ConfiguredMerchant implements WechatPayMerchant {

	private final String name;

	private final WechatPayClient client;

	private final ConfiguredMerchantServices services;

	ConfiguredMerchant(String name, WechatPayClient client, ConfiguredMerchantServices services) {
		this.name = name;
		this.client = client;
		this.services = services;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public String mchid() {
		return this.client.merchant().merchantId();
	}

	@Override
	public Region region() {
		return this.client.accessPoint().region();
	}

	@Override
	public ComplaintNotificationService notificationService() {
		return this.services.notificationService(this.name);
	}

	@Override
	public ComplaintService complaintService() {
		return this.services.complaintService(this.name);
	}

	@Override
	public NotificationParser notificationParser() {
		return this.services.notificationParser(this.name);
	}

	@Override
	public WebClient webClient() {
		return this.services.webClient(this.name);
	}

	@Override
	public String toString() {
		return this.name + " (" + mchid() + ")";
	}

}
