package io.github.wechatpay.complaint.autoconfigure;

import java.time.Duration;
import java.util.List;

import io.github.wechatpay.complaint.callback.ComplaintReceptionObservationConvention;
import io.github.wechatpay.complaint.callback.DefaultComplaintReceptionObservationConvention;
import io.github.wechatpay.complaint.callback.NotificationDispatcher;
import io.github.wechatpay.complaint.callback.NotificationParser;
import io.github.wechatpay.complaint.callback.NotificationReceiver;
import io.github.wechatpay.complaint.callback.ReceptionListener;
import io.github.wechatpay.complaint.merchant.MerchantNames;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Creates the receivers of the merchants, which share everything but the parser.
 */
final class NotificationReceiverFactory {

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

	private ComplaintReceptionObservationConvention tagged(String merchant) {
		return new MerchantNameConvention.OfReception(
				(this.convention != null) ? this.convention : new DefaultComplaintReceptionObservationConvention(),
				merchant);
	}

}
