package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.complaints.ComplaintService;
import io.github.wechatpay.complaint.merchant.WechatPayMerchants;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;

import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.env.Environment;

/**
 * {@link BeanRegistrar} for the services of the named merchants. They are fallbacks, so
 * that without a qualifier the merchant of the top level is meant.
 */
final class MerchantBeanRegistrar implements BeanRegistrar {

	@Override
	public void register(BeanRegistry registry, Environment environment) {
		new ConfiguredMerchantNames(environment).named().forEach((name) -> register(registry, name));
	}

	private static void register(BeanRegistry registry, String name) {
		registry.registerBean(name + "ComplaintService", ComplaintService.class, (spec) -> spec.fallback()
			.supplier((context) -> context.bean(WechatPayMerchants.class).get(name).complaintService()));
		registry.registerBean(name + "ComplaintNotificationService", ComplaintNotificationService.class,
				(spec) -> spec.fallback()
					.supplier((context) -> context.bean(WechatPayMerchants.class).get(name).notificationService()));
	}

}
