package io.github.wechatpay.complaint.samples.desk;

import java.util.Optional;

import io.github.wechatpay.complaint.merchant.WechatPayMerchant;
import io.github.wechatpay.complaint.merchant.WechatPayMerchants;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.stereotype.Component;

/**
 * Tells which merchant acts on a complaint: the one that received it, or else that of the
 * top level.
 */
@Component
class ComplaintMerchants {

	private final WechatPayMerchants merchants;

	private final ComplaintStore store;

	ComplaintMerchants(WechatPayMerchants merchants, ComplaintStore store) {
		this.merchants = merchants;
		this.store = store;
	}

	Mono<WechatPayMerchant> of(@Nullable String complaintId) {
		return Mono.fromCallable(() -> find(complaintId).orElseGet(this::first))
			.subscribeOn(Schedulers.boundedElastic());
	}

	private Optional<WechatPayMerchant> find(@Nullable String complaintId) {
		return Optional.ofNullable(complaintId)
			.flatMap(this.store::find)
			.map(StoredComplaint::mchid)
			.flatMap(this.merchants::findByMchid);
	}

	private WechatPayMerchant first() {
		return this.merchants.all().get(0);
	}

}
