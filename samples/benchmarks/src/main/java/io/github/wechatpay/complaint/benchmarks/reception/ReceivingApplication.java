package io.github.wechatpay.complaint.benchmarks.reception;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.benchmarks.EmulatedMerchant;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.callback.NotificationDispatcher;
import io.github.wechatpay.complaint.callback.UnverifiedReceiver;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Receives notifications at the endpoint of the library, and beside it at one that
 * neither verifies nor decrypts.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class ReceivingApplication {

	static final String VERIFIED = "/wechatpay/complaint-notifications";

	static final String UNVERIFIED = "/unverified";

	static final String COMPILED = "compiled";

	static final String BARE = "bare";

	/**
	 * Run until nobody asks any more. Tells the port, and then what it is asked: for how
	 * many milliseconds the compiler of this JVM has worked, or how many microseconds of
	 * CPU time the bare cryptography of a notification takes in it.
	 * @param args the type of the web application and the keys
	 * @throws Exception if a question cannot be answered
	 */
	public static void main(String[] args) throws Exception {
		Keys keys = Keys.of(args[1]);
		String port = new SpringApplicationBuilder(ReceivingApplication.class)
			.initializers(
					(context) -> context.getBeanFactory().registerSingleton("merchant", new EmulatedMerchant(keys, 9)))
			.properties("spring.main.web-application-type=" + args[0], "spring.main.banner-mode=off", "server.port=0",
					"server.address=127.0.0.1", "logging.level.root=warn")
			.run()
			.getEnvironment()
			.getRequiredProperty("local.server.port");
		ChildProcess.tell(port);
		CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
		BareReception bare = new BareReception(keys);
		ChildProcess.answer((question) -> switch (question) {
			case COMPILED -> compiler.getTotalCompilationTime();
			case BARE -> bare.measure().cpuMicros();
			default -> throw new IllegalArgumentException(question);
		});
		System.exit(0);
	}

	@Bean
	ComplaintNotificationHandler handler() {
		return (notification) -> Mono.empty();
	}

	@Bean
	UnverifiedReceiver unverifiedReceiver(NotificationDispatcher dispatcher) {
		return new UnverifiedReceiver(dispatcher);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class WebFluxConfiguration {

		@Bean
		org.springframework.web.reactive.function.server.RouterFunction<?> unverified(UnverifiedReceiver receiver) {
			return org.springframework.web.reactive.function.server.RouterFunctions.route()
				.POST(UNVERIFIED, new UnverifiedWebFluxEndpoint(receiver))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class MvcConfiguration {

		@Bean
		org.springframework.web.servlet.function.RouterFunction<?> unverified(UnverifiedReceiver receiver) {
			return org.springframework.web.servlet.function.RouterFunctions.route()
				.POST(UNVERIFIED, new UnverifiedServletEndpoint(receiver))
				.build();
		}

	}

}
