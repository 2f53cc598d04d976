package io.github.wechatpay.complaint.emulator;

import java.net.URI;
import java.time.Clock;
import java.util.List;

import io.github.wechatpay.complaint.emulator.api.ApiOptions;
import io.github.wechatpay.complaint.emulator.api.ImageOptions;
import io.github.wechatpay.complaint.emulator.notification.DeliveryOptions;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an emulator.
 *
 * @param host the address to bind
 * @param port the port to bind, or zero for a free one
 * @param merchants the merchants to open accounts for
 * @param clock the platform's clock
 * @param deliveryBaseUri where notifications are really delivered
 * @param api how the API behaves
 * @param images how images are named and found
 * @param delivery how notifications are delivered
 * @param publicKeyShare the share of notifications that are signed with the public key
 */
record EmulatorSettings(String host, int port, List<MerchantOptions> merchants, Clock clock,
		@Nullable URI deliveryBaseUri, ApiOptions api, ImageOptions images, DeliveryOptions delivery,
		double publicKeyShare) {
}
