package io.github.wechatpay.complaint.benchmarks.startup;

import java.io.IOException;
import java.security.Key;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.merchant.WechatPayMerchants;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Asks for the notification URL of the first of several merchants.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class MerchantsApplication {

	/**
	 * Start, ask once, and end.
	 * @param args the port of the platform, the keys, and the number of merchants
	 * @throws IOException if the system does not tell how much memory there is
	 */
	public static void main(String[] args) throws IOException {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(MerchantsApplication.class)
			.properties("spring.main.banner-mode=off", "server.port=0", "spring.main.web-application-type=reactive",
					"logging.level.root=warn",
					"spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
					"wechatpay.crypto.provider=jdk")
			.properties(merchants(args[0], Keys.of(args[1]), Integer.parseInt(args[2])))
			.run()) {
			StarterApplication.ask(context.getBean(WechatPayMerchants.class).get("m0").notificationService());
		}
	}

	private static Map<String, Object> merchants(String port, Keys keys, int number) {
		Map<String, Object> properties = new LinkedHashMap<>();
		for (int i = 0; i < number; i++) {
			String prefix = "wechatpay.merchants.m" + i + ".";
			properties.put(prefix + "merchant-id", Long.toString(Long.parseLong(Keys.MERCHANT_ID) + i));
			properties.put(prefix + "base-uri", "http://127.0.0.1:" + port);
			properties.put(prefix + "merchant-serial-number", Keys.MERCHANT_SERIAL_NUMBER);
			properties.put(prefix + "private-key", pem("PRIVATE KEY", keys.merchant().getPrivate()));
			properties.put(prefix + "api-v3-key", Keys.API_V3_KEY);
			properties.put(prefix + "platform.public-key-id", Keys.PUBLIC_KEY_ID);
			properties.put(prefix + "platform.public-key", pem("PUBLIC KEY", keys.platform().getPublic()));
		}
		return properties;
	}

	// not as the emulator does it, with Bouncy Castle, which would be measured as well
	private static String pem(String type, Key key) {
		return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
				+ "\n-----END " + type + "-----\n";
	}

}
