package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.observation.ComplaintOperationObservationContext;
import io.github.wechatpay.complaint.observation.ComplaintOperationObservationConvention;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * {@link ComplaintOperationObservationConvention} that adds the name of the merchant to
 * another one.
 */
final class MerchantOperationConvention implements ComplaintOperationObservationConvention {

	private final ComplaintOperationObservationConvention delegate;

	private final String merchant;

	MerchantOperationConvention(ComplaintOperationObservationConvention delegate, String merchant) {
		this.delegate = delegate;
		this.merchant = merchant;
	}

	@Override
	public @Nullable String getName() {
		return this.delegate.getName();
	}

	@Override
	public @Nullable String getContextualName(ComplaintOperationObservationContext context) {
		return this.delegate.getContextualName(context);
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(ComplaintOperationObservationContext context) {
		return this.delegate.getLowCardinalityKeyValues(context).and("merchant", this.merchant);
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(ComplaintOperationObservationContext context) {
		return this.delegate.getHighCardinalityKeyValues(context);
	}

}
