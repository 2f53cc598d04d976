package io.github.wechatpay.complaint.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.wechatpay.complaint.callback.ComplaintReceptionObservationConvention;
import io.github.wechatpay.complaint.callback.DefaultComplaintReceptionObservationConvention;
import io.github.wechatpay.complaint.callback.NotificationDispatcher;
import io.github.wechatpay.complaint.callback.NotificationParser;
import io.github.wechatpay.complaint.callback.NotificationReceiver;
import io.github.wechatpay.complaint.callback.ReceptionListener;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.merchant.MerchantClients;
import io.github.wechatpay.complaint.merchant.MerchantNames;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Creates the receivers of the merchants, which share everything but the parser.
 */
final class NotificationReceiverFactory {

	private static final Log logger = LogFactory.getLog(NotificationReceiverFactory.class);

	private final NotificationDispatcher dispatcher;

	private final Duration timeout;

	private final List<ReceptionListener> listeners;

	private final ObservationRegistry observationRegistry;

	private final @Nullable ComplaintReceptionObservationConvention convention;

	NotificationReceiverFactory(NotificationDispatcher dispatcher, Duration timeout, List<ReceptionListener> listeners,
			ObservationRegistry observationRegistry, @Nullable ComplaintReceptionObservationConvention convention) {
		this.dispatcher = dispatcher;
		this.timeout = timeout;
		this.listeners = listeners;
		this.observationRegistry = observationRegistry;
		this.convention = convention;
	}

	NotificationReceiver create(String merchant, NotificationParser parser, MerchantNames names) {
		return new NotificationReceiver(parser, this.dispatcher, this.timeout,
				this.listeners.stream().map((listener) -> listener.forMerchant(merchant)).toList(),
				this.observationRegistry, names.areSeveral() ? tagged(merchant) : this.convention);
	}

	/**
	 * Create the receivers of all merchants that can decrypt what they receive.
	 * @param topLevel the one of the top level, or {@code null} if there is none
	 */
	NotificationReceivers createAll(MerchantClients clients, MerchantNames names,
			@Nullable NotificationReceiver topLevel) {
		Map<String, NotificationReceiver> receivers = new LinkedHashMap<>();
		if (topLevel != null) {
			receivers.put(MerchantNames.DEFAULT, topLevel);
		}
		clients.names().stream().filter((name) -> !receivers.containsKey(name)).forEach((name) -> {
			WechatPayClient client = clients.get(name);
			if (client.apiV3Key() != null) {
				receivers.put(name, create(name, NotificationParser.of(client), names));
			}
			else {
				logger.warn("Merchant '" + name + "' has no endpoint for complaint notifications, since "
						+ MerchantNames.prefix(name) + "api-v3-key, which decrypts them, is not set");
			}
		});
		return new NotificationReceivers(receivers);
	}

	private ComplaintReceptionObservationConvention tagged(String merchant) {
		return new MerchantNameConvention.OfReception(
				(this.convention != null) ? this.convention : new DefaultComplaintReceptionObservationConvention(),
				merchant);
	}

}
