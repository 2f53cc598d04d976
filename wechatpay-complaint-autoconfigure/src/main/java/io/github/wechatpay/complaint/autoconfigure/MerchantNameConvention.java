package io.github.wechatpay.complaint.autoconfigure;

import java.util.function.Function;

import io.github.wechatpay.complaint.callback.ComplaintHandlingObservationContext;
import io.github.wechatpay.complaint.callback.ComplaintHandlingObservationConvention;
import io.github.wechatpay.complaint.callback.ComplaintReceptionObservationContext;
import io.github.wechatpay.complaint.callback.ComplaintReceptionObservationConvention;
import io.github.wechatpay.complaint.merchant.MerchantClients;
import io.github.wechatpay.complaint.observation.ComplaintOperationObservationContext;
import io.github.wechatpay.complaint.observation.ComplaintOperationObservationConvention;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import org.jspecify.annotations.Nullable;

/**
 * {@link ObservationConvention} that adds the name of the merchant to another one.
 */
abstract class MerchantNameConvention<C extends Observation.Context> implements ObservationConvention<C> {

	private final ObservationConvention<C> delegate;

	private final Function<C, String> merchant;

	private MerchantNameConvention(ObservationConvention<C> delegate, Function<C, String> merchant) {
		this.delegate = delegate;
		this.merchant = merchant;
	}

	@Override
	public @Nullable String getName() {
		return this.delegate.getName();
	}

	@Override
	public @Nullable String getContextualName(C context) {
		return this.delegate.getContextualName(context);
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(C context) {
		return this.delegate.getLowCardinalityKeyValues(context).and("merchant", this.merchant.apply(context));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(C context) {
		return this.delegate.getHighCardinalityKeyValues(context);
	}

	/**
	 * Of the operations of one merchant.
	 */
	static final class OfOperation extends MerchantNameConvention<ComplaintOperationObservationContext>
			implements ComplaintOperationObservationConvention {

		OfOperation(ComplaintOperationObservationConvention delegate, String merchant) {
			super(delegate, (context) -> merchant);
		}

	}

	/**
	 * Of what arrives at the endpoint of one merchant.
	 */
	static final class OfReception extends MerchantNameConvention<ComplaintReceptionObservationContext>
			implements ComplaintReceptionObservationConvention {

		OfReception(ComplaintReceptionObservationConvention delegate, String merchant) {
			super(delegate, (context) -> merchant);
		}

	}

	/**
	 * Of the handlings, which are those of all merchants.
	 */
	static final class OfHandling extends MerchantNameConvention<ComplaintHandlingObservationContext>
			implements ComplaintHandlingObservationConvention {

		OfHandling(ComplaintHandlingObservationConvention delegate, MerchantClients clients) {
			super(delegate, (context) -> clients.nameOf(context.getNotification().mchid()));
		}

	}

}
