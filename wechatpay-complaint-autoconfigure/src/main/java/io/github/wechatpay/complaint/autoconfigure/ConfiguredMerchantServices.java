package io.github.wechatpay.complaint.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.wechatpay.complaint.callback.NotificationParser;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import io.github.wechatpay.complaint.merchant.MerchantClients;
import io.github.wechatpay.complaint.merchant.MerchantNames;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The services of each merchant: beans for that of the top level, and made here for the
 * others.
 */
final class ConfiguredMerchantServices {

	private final MerchantClients clients;

	private final BeanFactory beans;

	private final Map<String, ComplaintService> complaintServices = new LinkedHashMap<>();

	private final Map<String, ComplaintNotificationService> notificationServices = new LinkedHashMap<>();

	private final Map<String, NotificationParser> notificationParsers = new ConcurrentHashMap<>();

	ConfiguredMerchantServices(MerchantClients clients, BeanFactory beans, boolean legacyPadding,
			OperationObservations observations) {
		this.clients = clients;
		this.beans = beans;
		for (String name : clients.names()) {
			if (!isTopLevel(name)) {
				WechatPayClient client = clients.get(name);
				this.complaintServices.put(name, observations.complaintService(name, client.webClient(),
						client.accessPoint(), client::merchant, client.rsaProvider(), legacyPadding));
				this.notificationServices.put(name,
						observations.notificationService(name, client.webClient(), client.accessPoint().region()));
			}
		}
	}

	ComplaintNotificationService notificationService(String merchant) {
		return isTopLevel(merchant) ? this.beans.getBean(ComplaintNotificationService.class)
				: find(this.notificationServices, merchant);
	}

	ComplaintService complaintService(String merchant) {
		return isTopLevel(merchant) ? this.beans.getBean(ComplaintService.class)
				: find(this.complaintServices, merchant);
	}

	NotificationParser notificationParser(String merchant) {
		return isTopLevel(merchant) ? this.beans.getBean(NotificationParser.class)
				: this.notificationParsers.computeIfAbsent(merchant, this::createNotificationParser);
	}

	private NotificationParser createNotificationParser(String merchant) {
		return new NotificationParserFactory().create(this.clients.get(merchant), merchant);
	}

	WebClient webClient(String merchant) {
		return isTopLevel(merchant) ? this.beans.getBean("wechatPayWebClient", WebClient.class)
				: this.clients.get(merchant).webClient();
	}

	private static <T> T find(Map<String, T> services, String merchant) {
		T service = services.get(merchant);
		Assert.notNull(service, () -> "There is no merchant '" + merchant + "'");
		return service;
	}

	private static boolean isTopLevel(String merchant) {
		return merchant.equals(MerchantNames.DEFAULT);
	}

}
