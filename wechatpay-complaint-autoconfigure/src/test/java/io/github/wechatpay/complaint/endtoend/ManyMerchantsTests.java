package io.github.wechatpay.complaint.endtoend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.github.wechatpay.complaint.emulator.EmulatedMerchant;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import io.github.wechatpay.complaint.merchant.WechatPayMerchants;
import io.github.wechatpay.complaint.testing.EmulatedMerchants;
import io.github.wechatpay.complaint.testing.RecordingProxy;
import io.github.wechatpay.complaint.testing.UnwantedAutoConfigurations;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application with as many merchants as a service provider has.
 */
class ManyMerchantsTests {

	private static final int MANY = 50;

	private static final int ROUNDS = 5;

	@AutoClose
	private final WechatPayEmulator emulator = WechatPayEmulator.start();

	@AutoClose
	private final RecordingProxy proxy = new RecordingProxy(0, this.emulator.baseUri());

	private final List<EmulatedMerchant> merchants = openAccounts();

	@Test
	void startsWithFiftyWithoutCallingAnybody() {
		long one = Long.MAX_VALUE;
		long many = Long.MAX_VALUE;
		for (int i = 0; i < ROUNDS; i++) {
			one = Math.min(one, start(1));
			many = Math.min(many, start(MANY));
		}
		System.out.printf("Start-up, best of %d: %d ms with 1 merchant, %d ms with %d, ratio %.2f%n", ROUNDS,
				Duration.ofNanos(one).toMillis(), Duration.ofNanos(many).toMillis(), MANY, (double) many / one);
		assertThat(this.proxy.connections()).isZero();
	}

	private long start(int count) {
		long begin = System.nanoTime();
		return with(count, (context) -> assertThat(context.getBean(WechatPayMerchants.class).all()).hasSize(count))
				- begin;
	}

	private long with(int count, Consumer<ConfigurableApplicationContext> test) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.REACTIVE);
		List<String> arguments = new ArrayList<>(
				List.of("--spring.main.banner-mode=off", "--server.port=0", "--server.shutdown=immediate",
						"--spring.autoconfigure.exclude=" + UnwantedAutoConfigurations.except()));
		for (int i = 0; i < count; i++) {
			EmulatedMerchants.properties("wechatpay.merchants.m" + i + ".", this.merchants.get(i), this.proxy.uri())
				.forEach((name, value) -> arguments.add("--" + name + "=" + value));
		}
		try (ConfigurableApplicationContext context = application.run(arguments.toArray(String[]::new))) {
			long end = System.nanoTime();
			test.accept(context);
			return end;
		}
	}

	private List<EmulatedMerchant> openAccounts() {
		List<EmulatedMerchant> opened = new ArrayList<>();
		for (int i = 0; i < MANY; i++) {
			opened.add(this.emulator.openAccount(MerchantRegion.GLOBAL).merchant());
		}
		return opened;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
