package io.github.wechatpay.complaint.autoconfigure;

import java.time.Clock;
import java.time.Duration;

import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.callback.NotificationParser;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.merchant.WechatPayMerchant;
import io.github.wechatpay.complaint.merchant.WechatPayMerchants;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.platform.SignatureVerifier;
import io.github.wechatpay.complaint.testing.ConfiguredMerchant;
import io.github.wechatpay.complaint.testing.Contexts;
import io.github.wechatpay.complaint.testing.GoldenValues;
import io.github.wechatpay.complaint.testing.Secrecy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the merchants below {@code wechatpay.merchants}.
 */
@ExtendWith(OutputCaptureExtension.class)
class NamedMerchantsTests {

	private final ApplicationContextRunner contextRunner = Contexts.runner()
		.withConfiguration(AutoConfigurations.of(ComplaintAutoConfiguration.class));

	private final ApplicationContextRunner handling = this.contextRunner
		.withConfiguration(AutoConfigurations.of(ComplaintCallbackAutoConfiguration.class))
		.withBean(ComplaintNotificationHandler.class, () -> (notification) -> Mono.empty());

	private final ApplicationContextRunner topLevel = this.contextRunner
		.withPropertyValues(ConfiguredMerchant.withPublicKey().toArray());

	@Test
	void onlyMerchantIsMerchantOfTheTopLevelUnlessThereAreOthers() {
		this.topLevel.run((context) -> {
			WechatPayMerchants merchants = context.getBean(WechatPayMerchants.class);
			assertThat(merchants.all()).extracting(WechatPayMerchant::name).containsExactly("default");
			assertThat(merchants.get("default").complaintService()).isSameAs(context.getBean(ComplaintService.class));
			assertThat(merchants.findByMchid(GoldenValues.MERCHANT_ID)).contains(merchants.get("default"));
		});
	}

	@Test
	void onlyNamedMerchantIsTheOnlyBeanOfEachType() {
		this.contextRunner.withPropertyValues(named("hk", "1")).run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(ComplaintService.class)
				.hasSingleBean(ComplaintNotificationService.class)
				.hasBean("hkComplaintService")
				.hasBean("hkComplaintNotificationService")
				.doesNotHaveBean(WechatPayClient.class)
				.doesNotHaveBean("wechatPayWebClient");
		});
	}

	@Test
	void merchantOfTheTopLevelIsMeantWithoutAQualifier() {
		this.topLevel.withPropertyValues(named("hk", "1"))
			.withPropertyValues(named("mainland", "2"))
			.withBean(Injected.class)
			.run((context) -> {
				WechatPayMerchants merchants = context.getBean(WechatPayMerchants.class);
				assertThat(merchants.all()).extracting(WechatPayMerchant::name)
					.containsExactlyInAnyOrder("default", "hk", "mainland");
				assertThat(context.getBean(ComplaintService.class)).isSameAs(context.getBean("complaintService"))
					.isSameAs(merchants.get("default").complaintService());
				assertThat(context.getBean(Injected.class).qualified)
					.isSameAs(merchants.get("mainland").complaintService())
					.isSameAs(context.getBean("mainlandComplaintService"));
				assertThat(context.getBean(Injected.class).unqualified)
					.isSameAs(merchants.get("default").complaintService());
			});
	}

	@Test
	void withoutATopLevelTheMessageOfSpringListsTheNames() {
		this.contextRunner.withPropertyValues(named("hk", "1"))
			.withPropertyValues(named("mainland", "2"))
			.run((context) -> assertThatExceptionOfType(NoUniqueBeanDefinitionException.class)
				.isThrownBy(() -> context.getBean(ComplaintService.class))
				.withMessageContaining("hkComplaintService")
				.withMessageContaining("mainlandComplaintService"));
	}

	@Test
	void reportNamesOnlyWhatIsRegistered(CapturedOutput output) {
		this.handling.withPropertyValues(named("hk", "1"))
			.withPropertyValues("wechatpay.complaint.register-on-startup=true",
					"wechatpay.complaint.notification-url=https://pay.example.com/n")
			.run((context) -> context.publishEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0],
					context.getSourceApplicationContext(), Duration.ZERO)));
		assertThat(output).contains("not registered by this application");
	}

	@Test
	void merchantThatCannotDecryptNotificationsIsWarnedOf(CapturedOutput output) {
		this.handling.withPropertyValues(named("hk", "1"))
			.withPropertyValues("wechatpay.merchants.hk.api-v3-key=")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("Merchant 'hk' has no endpoint for complaint notifications")
			.contains("wechatpay.merchants.hk.api-v3-key");
	}

	@Test
	void merchantWithAParserOfItsOwnIsNotWarnedOf(CapturedOutput output) {
		this.handling.withPropertyValues(ConfiguredMerchant.withPublicKey().set("wechatpay.api-v3-key", "").toArray())
			.withBean(NotificationParser.class,
					() -> new NotificationParser(GoldenValues.MERCHANT_ID,
							new SignatureVerifier((serialNumber) -> Mono.empty(), Clock.systemUTC(), Duration.ZERO),
							ApiV3Key.of(GoldenValues.API_V3_KEY)))
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("has no endpoint for complaint notifications");
	}

	@Test
	void unknownNameIsAnsweredWithTheKnownOnes() {
		this.contextRunner.withPropertyValues(named("hk", "1"))
			.run((context) -> assertThatIllegalArgumentException()
				.isThrownBy(() -> context.getBean(WechatPayMerchants.class).get("kh"))
				.withMessageContaining("'kh'")
				.withMessageContaining("hk"));
	}

	@ParameterizedTest
	@CsvSource({ "merchant-id,'',is not set", "merchant-id,x,which is not a merchant id", "private-key,'',is not set",
			"private-key,file:/no/such.pem,names a file that cannot be read", "merchant-serial-number,'',is not set",
			"merchant-serial-number,x y,which is not hexadecimal", "api-v3-key,short,32",
			"base-uri,ftp://x,is not an access point", "platform.public-key-id,x,which is not a public key id",
			"platform.public-key,'',is not set", "platform.refresh-interval,13h,less than 12 hours",
			"client.connect-timeout,0s,be more than 0", "client.retry.max-attempts,0,be 1 or more",
			"clock-tolerance,-1s,be more than 0",
			"complaint.notification-url,http://x,is not a URL that can be registered",
			"complaint.register-on-startup,true,complaint.notification-url is not set", "ssl-bundle,x,as well" })
	void messageHasTheFullNameOfTheProperty(String property, String value, String problem) {
		String full = "wechatpay.merchants.hk." + property;
		this.topLevel.withPropertyValues(named("hk", "1")).withPropertyValues(full + "=" + value).run((context) -> {
			assertThat(context).hasFailed();
			Secrecy.assertNoneIn(context.getStartupFailure());
			assertThat(context.getStartupFailure()).hasStackTraceContaining("The property '" + full + "'")
				.hasStackTraceContaining(problem);
		});
	}

	@Test
	void valueThatCannotBeConvertedIsNamed() {
		this.topLevel.withPropertyValues(named("hk", "1"))
			.withPropertyValues("wechatpay.merchants.hk.client.connect-timeout=soon")
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("wechatpay.merchants.hk.client.connect-timeout"));
	}

	@ParameterizedTest
	@CsvSource({ "default,the name of the one of the top level", "HK,which is no name", "h-k,which is no name" })
	void badNameIsRefused(String name, String problem) {
		this.topLevel.withPropertyValues(named(name, "1"))
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("'wechatpay.merchants' has a merchant named '" + name + "'")
				.hasStackTraceContaining(problem));
	}

	@Test
	void merchantIdThatIsUsedTwiceIsRefused() {
		this.topLevel.withPropertyValues(named("hk", "1"))
			.withPropertyValues(named("other", "1"))
			.run((context) -> assertThat(context.getStartupFailure()).hasStackTraceContaining(
					"'wechatpay.merchants.other.merchant-id' is '1', as " + "wechatpay.merchants.hk.merchant-id is"));
		this.topLevel.withPropertyValues(named("hk", GoldenValues.MERCHANT_ID))
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("'wechatpay.merchants.hk.merchant-id' is '" + GoldenValues.MERCHANT_ID
						+ "', as " + "wechatpay.merchant-id is"));
	}

	@Test
	void whatIsNotSetIsThatOfTheTopLevel() {
		this.topLevel.withPropertyValues(named("hk", "1"))
			.withPropertyValues("wechatpay.client.connect-timeout=7s", "wechatpay.clock-tolerance=2m",
					"wechatpay.platform.refresh-interval=5h", "wechatpay.client.retry.max-attempts=7",
					"wechatpay.merchants.hk.client.response-timeout=60s", "wechatpay.api-v3-key=")
			.run((context) -> {
				WechatPayPropertiesMapper mapper = context.getBean(WechatPayPropertiesMapper.class);
				WechatPayProperties properties = mapper.named("hk").properties();
				assertThat(properties.client().connectTimeout()).isEqualTo(Duration.ofSeconds(7));
				assertThat(properties.client().responseTimeout()).isEqualTo(Duration.ofSeconds(60));
				assertThat(properties.client().retry().maxAttempts()).isEqualTo(7);
				assertThat(properties.clockTolerance()).isEqualTo(Duration.ofMinutes(2));
				assertThat(properties.platform().refreshInterval()).isEqualTo(Duration.ofHours(5));
				assertThat(mapper.sharedClientSettings().responseTimeout()).isEqualTo(Duration.ofSeconds(60));
			});
	}

	@Test
	void topLevelThatIsSetHalfIsNotOverlooked() {
		this.contextRunner.withPropertyValues(named("hk", "1"))
			.withPropertyValues("wechatpay.private-key=" + GoldenValues.location("merchant.key.pem"))
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("The property 'wechatpay.merchant-id' is not set"));
	}

	private static String[] named(String name, String mchid) {
		ConfiguredMerchant merchant = ConfiguredMerchant.withPublicKey().set("wechatpay.merchant-id", mchid);
		String[] properties = merchant.toArray();
		for (int i = 0; i < properties.length; i++) {
			properties[i] = properties[i].replaceFirst("wechatpay\\.", "wechatpay.merchants." + name + ".");
		}
		return properties;
	}

	static class Injected {

		private final ComplaintService qualified;

		private final ComplaintService unqualified;

		Injected(@Qualifier("mainlandComplaintService") ComplaintService qualified, ComplaintService unqualified) {
			this.qualified = qualified;
			this.unqualified = unqualified;
		}

	}

}
