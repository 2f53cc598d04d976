package io.github.wechatpay.complaint.complaints;

import java.time.OffsetDateTime;

import org.jspecify.annotations.Nullable;

/**
 * The transaction that is complained of. Mainland China has {@code amount}, the global
 * access point everything else; amounts are in the smallest unit of the currency.
 *
 * @param transactionId WeChat Pay's id of the transaction
 * @param outTradeNo the merchant's id of the transaction
 * @param amount the amount of the order in fen (mainland)
 * @param settlementAmount the amount of the order in the currency of settlement (global)
 * @param settlementRefundedAmount what of that was refunded (global)
 * @param settlementCurrency the currency of settlement, such as {@code HKD} (global)
 * @param payerAmount what the payer paid in the own currency (global)
 * @param payerRefundedAmount what of that was refunded (global)
 * @param payerCurrency the payer's currency, such as {@code CNY} (global)
 * @param tradeTime when it was paid (global)
 */
public record ComplaintOrder(String transactionId, String outTradeNo, @Nullable Long amount,
		@Nullable Long settlementAmount, @Nullable Long settlementRefundedAmount, @Nullable String settlementCurrency,
		@Nullable Long payerAmount, @Nullable Long payerRefundedAmount, @Nullable String payerCurrency,
		@Nullable OffsetDateTime tradeTime) {

	/**
	 * Create an order.
	 * @param transactionId WeChat Pay's id of the transaction
	 * @param outTradeNo the merchant's id of the transaction
	 * @param amount the amount of the order in fen (mainland)
	 * @param settlementAmount the amount of the order in the currency of settlement
	 * (global)
	 * @param settlementRefundedAmount what of that was refunded (global)
	 * @param settlementCurrency the currency of settlement, such as {@code HKD} (global)
	 * @param payerAmount what the payer paid in the own currency (global)
	 * @param payerRefundedAmount what of that was refunded (global)
	 * @param payerCurrency the payer's currency, such as {@code CNY} (global)
	 * @param tradeTime when it was paid (global)
	 */
	public ComplaintOrder {
		transactionId = Lenient.text(transactionId);
		outTradeNo = Lenient.text(outTradeNo);
	}

}
