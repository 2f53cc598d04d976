package io.github.wechatpay.complaint.client;

import java.net.URI;

/**
 * The two halves of WeChat Pay: they have the same API under different hosts and paths,
 * and an account of one is unknown to the other.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/en/4012356485">Downloading
 * platform certificates</a>
 */
public enum Region {

	/**
	 * Merchants outside mainland China:
	 * {@code https://apihk.mch.weixin.qq.com/v3/global/}.
	 */
	GLOBAL("https://apihk.mch.weixin.qq.com", "/v3/global/"),

	/**
	 * Merchants in mainland China: {@code https://api.mch.weixin.qq.com/v3/}.
	 */
	MAINLAND("https://api.mch.weixin.qq.com", "/v3/");

	private final URI baseUri;

	private final String basePath;

	Region(String baseUri, String basePath) {
		this.baseUri = URI.create(baseUri);
		this.basePath = basePath;
	}

	/**
	 * Return where the API of this region is.
	 * @return scheme and host
	 */
	public URI baseUri() {
		return this.baseUri;
	}

	/**
	 * Return the path of a resource in this region.
	 * @param resource the resource, such as {@code certificates}
	 * @return an absolute path
	 */
	public String path(String resource) {
		return this.basePath + resource;
	}

}
