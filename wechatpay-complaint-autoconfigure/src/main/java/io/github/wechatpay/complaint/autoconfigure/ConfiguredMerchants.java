package io.github.wechatpay.complaint.autoconfigure;

import java.util.List;
import java.util.Optional;

import io.github.wechatpay.complaint.merchant.MerchantClients;
import io.github.wechatpay.complaint.merchant.WechatPayMerchant;
import io.github.wechatpay.complaint.merchant.WechatPayMerchants;

/**
 * {@link WechatPayMerchants} over the clients of the merchants.
 */
final class ConfiguredMerchants implements WechatPayMerchants {

	private final List<WechatPayMerchant> merchants;

	ConfiguredMerchants(MerchantClients clients, ConfiguredMerchantServices services) {
		this.merchants = clients.names()
			.stream()
			.<WechatPayMerchant>map((name) -> new ConfiguredMerchant(name, clients.get(name), services))
			.toList();
	}

	@Override
	public WechatPayMerchant get(String name) {
		return this.merchants.stream()
			.filter((merchant) -> merchant.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no merchant '" + name + "': use one of "
					+ String.join(", ", this.merchants.stream().map(WechatPayMerchant::name).toList())
					+ ", or add it below wechatpay.merchants"));
	}

	@Override
	public Optional<WechatPayMerchant> findByMchid(String mchid) {
		return this.merchants.stream().filter((merchant) -> merchant.mchid().equals(mchid)).findFirst();
	}

	@Override
	public List<WechatPayMerchant> all() {
		return this.merchants;
	}

}
