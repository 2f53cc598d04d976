package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.callback.ComplaintReceptionObservationContext;
import io.github.wechatpay.complaint.callback.ComplaintReceptionObservationConvention;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * {@link ComplaintReceptionObservationConvention} that adds the name of the merchant to
 * another one.
 */
final class MerchantReceptionConvention implements ComplaintReceptionObservationConvention {

	private final ComplaintReceptionObservationConvention delegate;

	private final String merchant;

	MerchantReceptionConvention(ComplaintReceptionObservationConvention delegate, String merchant) {
		this.delegate = delegate;
		this.merchant = merchant;
	}

	@Override
	public @Nullable String getName() {
		return this.delegate.getName();
	}

	@Override
	public @Nullable String getContextualName(ComplaintReceptionObservationContext context) {
		return this.delegate.getContextualName(context);
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ComplaintReceptionObservationContext context) {
		return this.delegate.getLowCardinalityKeyValues(context).and("merchant", this.merchant);
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ComplaintReceptionObservationContext context) {
		return this.delegate.getHighCardinalityKeyValues(context);
	}

}
