package io.github.wechatpay.complaint.benchmarks.reception;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.github.wechatpay.complaint.benchmarks.BareCryptography;
import io.github.wechatpay.complaint.benchmarks.ChildProcess;
import io.github.wechatpay.complaint.benchmarks.EmulatedMerchant;
import io.github.wechatpay.complaint.benchmarks.Keys;
import io.github.wechatpay.complaint.benchmarks.Operation;
import io.github.wechatpay.complaint.benchmarks.SignedMessage;
import io.github.wechatpay.complaint.callback.ComplaintNotification;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.callback.NotificationParser;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Receives notifications at the endpoint of the library, and beside it at a controller as
 * anybody would write it who neither verifies nor decrypts.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(StoreCommandsConfiguration.class)
public class ReceivingApplication {

	static final String VERIFIED = "/wechatpay/complaint-notifications";

	static final String PLAIN = "/plain";

	static final String COSTS = "costs";

	static final String HANDLED = "handled";

	/**
	 * Run until nobody asks any more. Reports the port, and then, for each line of the
	 * input, how many notifications have been handled, or what it costs in this JVM to
	 * parse one, and what the bare cryptography does.
	 * @param args the type of the web application, the keys, whose cryptography, and
	 * further properties
	 * @throws Exception if a notification cannot be parsed
	 */
	public static void main(String[] args) throws Exception {
		Keys keys = Keys.of(args[1]);
		ConfigurableApplicationContext context = new SpringApplicationBuilder(ReceivingApplication.class)
			.initializers(
					(created) -> created.getBeanFactory().registerSingleton("merchant", new EmulatedMerchant(keys, 9)))
			.properties("spring.main.web-application-type=" + args[0], "spring.main.banner-mode=off", "server.port=0",
					"server.address=127.0.0.1", "logging.level.root=warn", "wechatpay.crypto.provider=" + args[2])
			.properties(Arrays.copyOfRange(args, 3, args.length))
			.run();
		ChildProcess.report(context.getEnvironment().getRequiredProperty("local.server.port"));
		NotificationParser parser = context.getBean(NotificationParser.class);
		Operation bare = BareCryptography.ofNotification(keys);
		JsonMapper jsonMapper = JsonMapper.builder().build();
		Handled handled = context.getBean(Handled.class);
		ChildProcess.respond((question) -> switch (question) {
			case HANDLED -> handled.count();
			case COSTS ->
				jsonMapper.writeValueAsString(new Operation.Cost[] { parsing(parser, keys).measure(), bare.measure() });
			default -> throw new IllegalArgumentException("There is no response to '" + question + "'");
		});
		System.exit(0);
	}

	// of a new one, since a notification is too old after five minutes
	private static Operation parsing(NotificationParser parser, Keys keys) {
		SignedMessage message = SignedMessage.notification(keys, "EV-1");
		HttpHeaders headers = new HttpHeaders();
		message.headers().forEach(headers::set);
		byte[] body = message.body().getBytes(UTF_8);
		return new Operation(() -> parser.parse(headers, body).blockOptional().isPresent());
	}

	@Bean
	Handled handled(ObjectProvider<StoreCommands> commands) {
		return new Handled(commands.getIfAvailable(() -> (notificationId) -> Mono.empty()));
	}

	/**
	 * Gives commands for what it handles, and counts it.
	 */
	static final class Handled implements ComplaintNotificationHandler {

		private final StoreCommands commands;

		private final AtomicLong count = new AtomicLong();

		Handled(StoreCommands commands) {
			this.commands = commands;
		}

		@Override
		public Mono<Void> handle(ComplaintNotification notification) {
			return this.commands.execute(notification.id()).doOnSuccess((done) -> this.count.incrementAndGet());
		}

		long count() {
			return this.count.get();
		}

	}

	/**
	 * Acknowledges whatever is sent.
	 */
	@RestController
	static class PlainController {

		@PostMapping(PLAIN)
		Map<String, String> receive(@RequestBody Map<String, Object> notification) {
			if (!notification.containsKey("resource")) {
				throw new IllegalArgumentException("There is no resource");
			}
			return Map.of("code", "SUCCESS", "message", "成功");
		}

	}

}
