package io.github.wechatpay.complaint.emulator;

import java.net.URI;
import java.time.Clock;

import io.github.wechatpay.complaint.emulator.api.ApiOptions;
import io.github.wechatpay.complaint.emulator.notification.DeliveryOptions;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an emulator.
 *
 * @param host the address to bind
 * @param port the port to bind, or zero for a free one
 * @param merchantId the merchant id
 * @param clock the platform's clock
 * @param deliveryBaseUri where notifications are really delivered
 * @param api how the API behaves
 * @param delivery how notifications are delivered
 */
record EmulatorSettings(String host, int port, String merchantId, Clock clock, @Nullable URI deliveryBaseUri,
		ApiOptions api, DeliveryOptions delivery) {
}
