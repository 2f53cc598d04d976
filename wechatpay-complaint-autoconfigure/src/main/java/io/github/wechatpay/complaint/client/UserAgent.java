package io.github.wechatpay.complaint.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/**
 * The {@code User-Agent} of the client, which WeChat Pay requires: product and version.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4016111664">Headers that every
 * request must have</a>
 */
final class UserAgent {

	private UserAgent() {
	}

	static String create() {
		try {
			Properties product = PropertiesLoaderUtils
				.loadProperties(new ClassPathResource("product.properties", UserAgent.class));
			return product.getProperty("name") + "/" + product.getProperty("version") + " (Java "
					+ System.getProperty("java.version") + ")";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
