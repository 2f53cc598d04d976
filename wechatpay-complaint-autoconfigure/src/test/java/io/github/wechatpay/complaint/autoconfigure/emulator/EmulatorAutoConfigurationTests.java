package io.github.wechatpay.complaint.autoconfigure.emulator;

import java.time.Duration;
import java.util.Map;

import io.github.wechatpay.complaint.autoconfigure.WechatPayConnectionDetails;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import io.github.wechatpay.complaint.merchant.WechatPayMerchant;
import io.github.wechatpay.complaint.merchant.WechatPayMerchants;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.NotificationUrl;
import io.github.wechatpay.complaint.testing.Contexts;
import io.github.wechatpay.complaint.testing.EmulatedMerchants;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MutuallyExclusiveConfigurationPropertiesException;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link EmulatorAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class EmulatorAutoConfigurationTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final String URL = "https://pay.example.com/wechatpay/complaint-notifications";

	@AutoClose
	private static final WechatPayEmulator emulator = WechatPayEmulator.builder()
		.merchant("1900000109", MerchantRegion.MAINLAND)
		.start();

	private final ApplicationContextRunner contextRunner = Contexts.runner()
		.withConfiguration(AutoConfigurations.of(EmulatorAutoConfiguration.class));

	@Test
	void addressAloneConnectsAnApplication() {
		try (ConfigurableApplicationContext context = start("--wechatpay.emulator.uri=" + emulator.baseUri())) {
			assertThat(context.getBean(ComplaintNotificationService.class).register(URL).block(SOON))
				.isEqualTo(new NotificationUrl(emulator.merchant().merchantId(), URL));
		}
	}

	@Test
	void regionChoosesTheMerchant() {
		this.contextRunner
			.withPropertyValues("wechatpay.emulator.uri=" + emulator.baseUri(), "wechatpay.region=mainland")
			.run((context) -> {
				WechatPayConnectionDetails details = context.getBean(WechatPayConnectionDetails.class);
				assertThat(details.getAccessPoint().region()).isEqualTo(Region.MAINLAND);
				assertThat(details.getMerchant().merchantId()).isEqualTo("1900000109");
			});
	}

	@Test
	void namedMerchantsStayBesideIt() {
		Map<String, String> mainland = EmulatedMerchants.properties("wechatpay.merchants.cn.",
				emulator.account("1900000109").merchant(), emulator.baseUri());
		this.contextRunner.withPropertyValues("wechatpay.emulator.uri=" + emulator.baseUri())
			.withPropertyValues(mainland.entrySet().stream().map(Map.Entry::toString).toArray(String[]::new))
			.run((context) -> assertThat(context.getBean(WechatPayMerchants.class).all())
				.extracting(WechatPayMerchant::mchid)
				.containsExactly(emulator.merchant().merchantId(), "1900000109"));
	}

	@Test
	void merchantIdBesideItStopsTheStartUp(CapturedOutput output) {
		assertThatException()
			.isThrownBy(
					() -> start("--wechatpay.emulator.uri=" + emulator.baseUri(), "--wechatpay.merchant-id=1900012181"))
			.havingRootCause()
			.isInstanceOf(MutuallyExclusiveConfigurationPropertiesException.class);
		assertThat(output).contains("APPLICATION FAILED TO START", "wechatpay.emulator.uri", "wechatpay.merchant-id",
				"only one of the mutually exclusive properties");
	}

	@Test
	void emulatorThatIsNotRunningStopsTheStartUp(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start("--wechatpay.emulator.uri=http://localhost:1")).havingRootCause();
		assertThat(output).contains("APPLICATION FAILED TO START",
				"There is no WeChat Pay emulator at http://localhost:1/emulator/merchants: there is no response.",
				"Start the emulator before the application, or correct its address (wechatpay.emulator.uri).");
	}

	@Test
	void addressWithPathStopsTheStartUp() {
		this.contextRunner.withPropertyValues("wechatpay.emulator.uri=http://localhost:9090/emulator")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationPropertyValueException.class)
				.hasMessageContaining("wechatpay.emulator.uri")
				.hasMessageContaining("must have no path"));
	}

	@Test
	void emptyAddressIsNone() {
		this.contextRunner.withPropertyValues("wechatpay.emulator.uri=")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("wechatpay.merchant-id"));
	}

	@Test
	void otherConnectionDetailsComeFirst() {
		this.contextRunner.withPropertyValues("wechatpay.emulator.uri=http://localhost:1")
			.withBean(WechatPayConnectionDetails.class, () -> EmulatorConnectionDetails.of(emulator.baseUri()))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(WechatPayConnectionDetails.class));
	}

	@Test
	void nothingIsAskedWhenTheStarterIsSwitchedOff() {
		this.contextRunner.withPropertyValues("wechatpay.emulator.uri=http://localhost:1", "wechatpay.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(WechatPayConnectionDetails.class));
	}

	private static ConfigurableApplicationContext start(String... arguments) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setRegisterShutdownHook(false);
		return application.run(arguments);
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = { DataRedisAutoConfiguration.class, DataRedisReactiveAutoConfiguration.class,
			DataSourceAutoConfiguration.class })
	static class Application {

	}

}
