package io.github.wechatpay.complaint.testcontainers;

import java.nio.file.Path;
import java.util.function.BiConsumer;

import io.github.wechatpay.complaint.autoconfigure.WechatPayAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.WechatPayConnectionDetails;
import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.emulator.EmulatedMerchant;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.testcontainers.utility.DockerImageName;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * What becomes of a container as a bean, without Docker: the emulator that answers for it
 * is in this process.
 */
class WechatPayEmulatorContainerConnectionDetailsFactoryTests {

	@AutoClose
	private static final WechatPayEmulator emulator = WechatPayEmulator.start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(ServiceConnectionAutoConfiguration.class, WechatPayAutoConfiguration.class))
		.withInitializer(
				(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
		.withUserConfiguration(ContainerConfiguration.class);

	@Test
	void connectsToTheContainerAsItsMerchant() {
		run((container, details) -> {
			assertThat(details.getAccessPoint()).isEqualTo(new AccessPoint(Region.GLOBAL, emulator.baseUri()));
			assertThat(details.getMerchant().serialNumber()).hasToString(emulator.merchant().serialNumber());
			assertThat(details.getApiV3Key()).isNotNull();
			assertThat(details.getPlatformKeys()).isEmpty();
		});
	}

	@Test
	void connectsToTheMerchantOfTheRegion() {
		EmulatedMerchant mainland = emulator.openAccount(MerchantRegion.MAINLAND).merchant();
		run(this.contextRunner.withPropertyValues("wechatpay.region=mainland"), (container, details) -> {
			assertThat(details.getAccessPoint().region()).isEqualTo(Region.MAINLAND);
			assertThat(details.getMerchant().merchantId()).isEqualTo(mainland.merchantId());
		});
	}

	@Test
	void containerIsStartedOnlyWhenItIsNeeded() {
		run((container, details) -> {
			then(container).should(never()).start();
			details.getMerchant();
			then(container).should().start();
		});
	}

	@Test
	void containerIsAskedForItsMerchantOnce() {
		run((container, details) -> {
			assertThat(details.getMerchant()).isSameAs(details.getMerchant());
			then(container).should().getBaseUri();
		});
	}

	@Test
	void jarThatIsNotThereIsNamed() {
		Path missing = Path.of("target", "no-emulator.jar");
		assertThatIllegalArgumentException().isThrownBy(() -> new WechatPayEmulatorContainer(missing))
			.withMessage("There is no jar of the emulator at " + missing.toAbsolutePath());
	}

	@Test
	void notificationsCanBeDeliveredToAPortOfTheHost() {
		try (WechatPayEmulatorContainer unstarted = new WechatPayEmulatorContainer(DockerImageName.parse("emulator"))) {
			unstarted.withDeliveryTo(8080);
			assertThat(unstarted.getEnvMap()).containsEntry("EMULATOR_DELIVERYBASEURI",
					"http://host.docker.internal:8080");
			assertThat(unstarted.getExtraHosts()).containsExactly("host.docker.internal:host-gateway");
		}
	}

	private void run(BiConsumer<WechatPayEmulatorContainer, WechatPayConnectionDetails> test) {
		run(this.contextRunner, test);
	}

	private static void run(ApplicationContextRunner runner,
			BiConsumer<WechatPayEmulatorContainer, WechatPayConnectionDetails> test) {
		runner.run((context) -> {
			WechatPayEmulatorContainer container = context.getBean(WechatPayEmulatorContainer.class);
			given(container.getBaseUri()).willReturn(emulator.baseUri());
			test.accept(container, context.getBean(WechatPayConnectionDetails.class));
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class ContainerConfiguration {

		@Bean
		@ServiceConnection
		WechatPayEmulatorContainer wechatPayEmulatorContainer() {
			return mock();
		}

	}

}
