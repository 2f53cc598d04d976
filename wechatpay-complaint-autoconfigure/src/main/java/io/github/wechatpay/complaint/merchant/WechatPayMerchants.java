package io.github.wechatpay.complaint.merchant;

import java.util.List;
import java.util.Optional;

/**
 * The merchants of an application. Also where there is only one.
 */
public interface WechatPayMerchants {

	/**
	 * Return a merchant.
	 * @param name its name in the properties, {@code default} for the one of the top
	 * level
	 * @return the merchant
	 * @throws IllegalArgumentException if there is none of this name; it names those that
	 * there are
	 */
	WechatPayMerchant get(String name);

	/**
	 * Find a merchant by its id.
	 * @param mchid the merchant id
	 * @return the merchant, or empty if it is not one of this application
	 */
	Optional<WechatPayMerchant> findByMchid(String mchid);

	/**
	 * Return all merchants.
	 * @return the one of the top level first if there is one, then the others in the
	 * order of the properties
	 */
	List<WechatPayMerchant> all();

}
