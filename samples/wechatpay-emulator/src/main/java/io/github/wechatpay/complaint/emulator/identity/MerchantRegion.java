package io.github.wechatpay.complaint.emulator.identity;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a merchant has its account. The accounts of one region are not known in the
 * other.
 */
public enum MerchantRegion {

	/**
	 * Outside of mainland China: the paths below {@code /v3/global}.
	 */
	GLOBAL("/v3/global", "https://apihk.mch.weixin.qq.com"),

	/**
	 * Mainland China: the paths below {@code /v3}.
	 */
	MAINLAND("/v3", "https://api.mch.weixin.qq.com");

	private final String pathPrefix;

	private final String host;

	MerchantRegion(String pathPrefix, String host) {
		this.pathPrefix = pathPrefix;
		this.host = host;
	}

	/**
	 * Return the region of this name.
	 * @param name the name in any case
	 * @return the region
	 * @throws IllegalArgumentException if there is no such region
	 */
	@JsonCreator
	public static MerchantRegion of(String name) {
		for (MerchantRegion region : values()) {
			if (region.name().equalsIgnoreCase(name)) {
				return region;
			}
		}
		throw new IllegalArgumentException("region must be one of global, mainland");
	}

	/**
	 * Return the name used in JSON.
	 * @return the lower case name
	 */
	@JsonValue
	public String wireName() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Return what the paths of this region start with.
	 * @return {@code /v3/global} or {@code /v3}
	 */
	public String pathPrefix() {
		return this.pathPrefix;
	}

	/**
	 * Return where the real platform serves this region.
	 * @return scheme and host
	 */
	public String host() {
		return this.host;
	}

}
