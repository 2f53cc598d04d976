package io.github.wechatpay.complaint.emulator.merchant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The merchants of the platform, in the order in which their accounts were opened.
 */
public final class Merchants {

	private final Map<String, Merchant> merchants = new LinkedHashMap<>();

	/**
	 * Start without merchants.
	 */
	public Merchants() {
	}

	/**
	 * Add a merchant.
	 * @param merchant the merchant
	 * @throws IllegalArgumentException if there is one with that id
	 */
	public synchronized void add(Merchant merchant) {
		if (this.merchants.putIfAbsent(merchant.id(), merchant) != null) {
			throw new IllegalArgumentException("There is a merchant " + merchant.id() + " already");
		}
	}

	/**
	 * Find a merchant.
	 * @param merchantId its id
	 * @return the merchant, if there is one
	 */
	public synchronized Optional<Merchant> find(String merchantId) {
		return Optional.ofNullable(this.merchants.get(merchantId));
	}

	/**
	 * Find the merchant that has a complaint.
	 * @param complaintId the id of the complaint
	 * @return the merchant, if there is one
	 */
	public Optional<Merchant> findByComplaint(String complaintId) {
		return all().stream().filter((merchant) -> merchant.complaints().find(complaintId).isPresent()).findFirst();
	}

	/**
	 * Return all merchants.
	 * @return the merchants, the first one first
	 */
	public synchronized List<Merchant> all() {
		return List.copyOf(this.merchants.values());
	}

}
