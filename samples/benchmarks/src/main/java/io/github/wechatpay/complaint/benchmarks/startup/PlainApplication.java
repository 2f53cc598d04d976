package io.github.wechatpay.complaint.benchmarks.startup;

import java.io.IOException;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Asks for the notification URL with a {@link WebClient} that neither signs nor verifies.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class PlainApplication {

	/**
	 * Start, ask once, and end.
	 * @param args the port of the platform, and the keys, which are not used
	 * @throws IOException if the system does not tell how much memory there is
	 */
	public static void main(String[] args) throws IOException {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(PlainApplication.class).properties(
				"spring.main.banner-mode=off", "server.port=0", "spring.main.web-application-type=reactive",
				"logging.level.root=warn",
				"spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
			.run()) {
			Measurements measurements = new Measurements();
			Response response = context.getBean(WebClient.Builder.class)
				.build()
				.get()
				.uri("http://127.0.0.1:" + args[0] + "/v3/global/merchant-service/complaint-notifications")
				.retrieve()
				.bodyToMono(Response.class)
				.blockOptional()
				.orElseThrow();
			if (response.url().isEmpty()) {
				throw new IllegalStateException("There is no URL in the response");
			}
			measurements.responded();
		}
	}

	/**
	 * The response of the platform.
	 *
	 * @param mchid the merchant
	 * @param url the notification URL
	 */
	record Response(String mchid, String url) {

	}

}
