package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.callback.ComplaintHandlingObservationContext;
import io.github.wechatpay.complaint.callback.ComplaintHandlingObservationConvention;
import io.github.wechatpay.complaint.merchant.MerchantClients;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * {@link ComplaintHandlingObservationConvention} that adds the name of the merchant to
 * another one.
 */
final class MerchantHandlingConvention implements ComplaintHandlingObservationConvention {

	private final ComplaintHandlingObservationConvention delegate;

	private final MerchantClients clients;

	MerchantHandlingConvention(ComplaintHandlingObservationConvention delegate, MerchantClients clients) {
		this.delegate = delegate;
		this.clients = clients;
	}

	@Override
	public @Nullable String getName() {
		return this.delegate.getName();
	}

	@Override
	public @Nullable String getContextualName(ComplaintHandlingObservationContext context) {
		return this.delegate.getContextualName(context);
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ComplaintHandlingObservationContext context) {
		return this.delegate.getLowCardinalityKeyValues(context)
			.and("merchant", this.clients.nameOf(context.getNotification().mchid()));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ComplaintHandlingObservationContext context) {
		return this.delegate.getHighCardinalityKeyValues(context);
	}

}
