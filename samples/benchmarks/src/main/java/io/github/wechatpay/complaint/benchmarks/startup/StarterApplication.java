package io.github.wechatpay.complaint.benchmarks.startup;

import java.io.IOException;

import io.github.wechatpay.complaint.benchmarks.EmulatedMerchant;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.NotificationUrl;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Asks for the notification URL with the starter.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class StarterApplication {

	/**
	 * Start, ask once, and end.
	 * @param args the port of the platform, and the keys
	 * @throws IOException if the system does not tell how much memory there is
	 */
	public static void main(String[] args) throws IOException {
		EmulatedMerchant merchant = new EmulatedMerchant(Keys.of(args[1]), Integer.parseInt(args[0]));
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(StarterApplication.class)
			.initializers((created) -> created.getBeanFactory().registerSingleton("merchant", merchant))
			.properties("spring.main.banner-mode=off", "server.port=0", "spring.main.web-application-type=reactive",
					"logging.level.root=warn",
					"spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
					"wechatpay.crypto.provider=jdk")
			.run()) {
			ask(context.getBean(ComplaintNotificationService.class));
		}
	}

	static void ask(ComplaintNotificationService service) throws IOException {
		Measurements measurements = new Measurements();
		NotificationUrl response = service.query().blockOptional().orElseThrow();
		if (response.url().isEmpty()) {
			throw new IllegalStateException("There is no URL in the response");
		}
		measurements.responded();
	}

}
