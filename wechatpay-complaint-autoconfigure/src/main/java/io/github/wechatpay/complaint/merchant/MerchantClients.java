package io.github.wechatpay.complaint.merchant;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.wechatpay.complaint.client.WechatPayClient;

import org.springframework.util.Assert;

/**
 * The clients of all merchants by their names, which are closed together.
 */
public final class MerchantClients implements AutoCloseable {

	private final Map<String, WechatPayClient> clients;

	/**
	 * Create new clients.
	 * @param clients the clients by the names of the merchants, in their order
	 */
	public MerchantClients(Map<String, WechatPayClient> clients) {
		this.clients = Collections.unmodifiableMap(new LinkedHashMap<>(clients));
	}

	/**
	 * Return the names of the merchants.
	 * @return the names in their order
	 */
	public List<String> names() {
		return List.copyOf(this.clients.keySet());
	}

	/**
	 * Return the client of a merchant.
	 * @param name the name of a merchant that there is
	 * @return the client
	 * @throws IllegalArgumentException if there is no such merchant
	 */
	public WechatPayClient get(String name) {
		WechatPayClient client = this.clients.get(name);
		Assert.notNull(client, () -> "There is no merchant '" + name + "'");
		return client;
	}

	/**
	 * Find the name of a merchant.
	 * @param mchid the merchant id
	 * @return the name, or {@code unknown}
	 */
	public String nameOf(String mchid) {
		return this.clients.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().merchant().merchantId().equals(mchid))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse("unknown");
	}

	/**
	 * Close all clients.
	 */
	@Override
	public void close() {
		this.clients.values().forEach(WechatPayClient::close);
	}

}
