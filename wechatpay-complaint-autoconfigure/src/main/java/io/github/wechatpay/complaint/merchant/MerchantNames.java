package io.github.wechatpay.complaint.merchant;

import java.util.List;

/**
 * The names of the merchants.
 *
 * @param all the names; that of the top level first if there is one
 */
public record MerchantNames(List<String> all) {

	/**
	 * The name of the merchant of the top level.
	 */
	public static final String DEFAULT = "default";

	/**
	 * Create new names.
	 * @param all the names
	 */
	public MerchantNames {
		all = List.copyOf(all);
	}

	/**
	 * Return what the properties of a merchant begin with.
	 * @param name the name of the merchant
	 * @return the prefix with the dot at its end
	 */
	public static String prefix(String name) {
		return DEFAULT.equals(name) ? "wechatpay." : "wechatpay.merchants." + name + ".";
	}

	/**
	 * Return whether there are several merchants, so that it must be told which one is
	 * meant.
	 * @return {@code true} if there are two or more
	 */
	public boolean areSeveral() {
		return this.all.size() > 1;
	}

}
