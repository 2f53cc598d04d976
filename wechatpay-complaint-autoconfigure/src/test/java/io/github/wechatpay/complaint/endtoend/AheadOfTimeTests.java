package io.github.wechatpay.complaint.endtoend;

import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

import io.github.wechatpay.complaint.autoconfigure.WechatPayAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.ComplaintNotificationAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.WechatPayConnectionDetails;
import io.github.wechatpay.complaint.autoconfigure.WechatPayMerchantsAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.actuate.ComplaintNotificationEndpointAutoConfiguration;
import io.github.wechatpay.complaint.autoconfigure.emulator.EmulatorConnectionDetails;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.emulator.EmulatedMerchant;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.NotificationUrl;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.Compiled;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Spring prepares ahead of time works without the reflection that it replaces.
 */
class AheadOfTimeTests {

	private static final String PACKAGE = "io.github.wechatpay.complaint.";

	private static final Duration SOON = Duration.ofSeconds(20);

	@AutoClose
	private final WechatPayEmulator emulator = WechatPayEmulator.start();

	private final EmulatedMerchant mainland = this.emulator.openAccount(MerchantRegion.MAINLAND).merchant();

	@Test
	@CompileWithForkedClassLoader
	void contextThatWasPreparedCallsThePlatform() {
		prepare((generated) -> TestCompiler.forSystem().with(generated.context()).compile((compiled) -> {
			try (GenericApplicationContext context = start(compiled, generated.initializer())) {
				ComplaintNotificationService service = context.getBean(ComplaintNotificationService.class);
				assertThat(service.register("https://pay.example.com/n").block(SOON))
					.isEqualTo(new NotificationUrl(this.emulator.merchant().merchantId(), "https://pay.example.com/n"));
			}
		}));
	}

	@Test
	@CompileWithForkedClassLoader
	void servicesOfNamedMerchantsAreThereAfterPreparation() {
		prepare((generated) -> TestCompiler.forSystem().with(generated.context()).compile((compiled) -> {
			try (GenericApplicationContext context = start(compiled, generated.initializer())) {
				ComplaintNotificationService service = context.getBean("mainlandComplaintNotificationService",
						ComplaintNotificationService.class);
				assertThat(service.register("https://pay.example.com/m").block(SOON))
					.isEqualTo(new NotificationUrl(this.mainland.merchantId(), "https://pay.example.com/m"));
				assertThat(this.emulator.registeredUrl()).isNull();
			}
		}));
	}

	@Test
	void hintsCoverThePropertiesAndWhatOnlyTheLibraryKnows() {
		prepare((generated) -> {
			RuntimeHints hints = generated.context().getRuntimeHints();
			assertThat(RuntimeHintsPredicates.resource()
				.forResource("io/github/wechatpay/complaint/client/product.properties")).accepts(hints);
			assertThat(
					RuntimeHintsPredicates.reflection().onType(type("autoconfigure.actuate.NotificationUrlDescriptor")))
				.accepts(hints);
			for (String provider : new String[] { "org.conscrypt.OpenSSLProvider",
					"com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider" }) {
				assertThat(RuntimeHintsPredicates.reflection()
					.onType(TypeReference.of(provider))
					.withMemberCategory(MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS)).as(provider).accepts(hints);
			}
			for (String name : new String[] { "Response", "Completion", "RefundDecision", "ImmediateMessage",
					"UploadMeta" }) {
				assertThat(RuntimeHintsPredicates.reflection().onType(type("complaints.RequestBodies$" + name)))
					.as(name)
					.accepts(hints);
			}
			for (String name : new String[] { "", "$Crypto", "$Platform", "$Client", "$Retry", "$Complaint",
					"$Callback", "$Deduplication", "$Merchant", "$MerchantPlatform", "$MerchantClient",
					"$MerchantRetry", "$MerchantComplaint" }) {
				assertThat(RuntimeHintsPredicates.reflection().onType(type("autoconfigure.WechatPayProperties" + name)))
					.as(name)
					.accepts(hints);
			}
		});
	}

	private void prepare(Consumer<Generated> test) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			properties().applyTo(context);
			context.register(Application.class);
			TestGenerationContext generationContext = new TestGenerationContext();
			ClassName initializer = new ApplicationContextAotGenerator().processAheadOfTime(context, generationContext);
			generationContext.writeGeneratedContent();
			test.accept(new Generated(generationContext, initializer));
		}
	}

	private GenericApplicationContext start(Compiled compiled, ClassName initializer) {
		GenericApplicationContext context = new GenericApplicationContext();
		properties().applyTo(context);
		initializer(compiled, initializer).initialize(context);
		context.refresh();
		return context;
	}

	@SuppressWarnings("unchecked")
	private static ApplicationContextInitializer<GenericApplicationContext> initializer(Compiled compiled,
			ClassName name) {
		return compiled.getInstance(ApplicationContextInitializer.class, name.toString());
	}

	private TestPropertyValues properties() {
		return TestPropertyValues.of("emulator=" + this.emulator.baseUri(),
				"management.endpoints.web.exposure.include=*",
				"wechatpay.merchants.mainland.merchant-id=" + this.mainland.merchantId(),
				"wechatpay.merchants.mainland.merchant-serial-number=" + this.mainland.serialNumber(),
				"wechatpay.merchants.mainland.private-key=" + this.mainland.privateKey(),
				"wechatpay.merchants.mainland.api-v3-key=" + this.mainland.apiV3Key(),
				"wechatpay.merchants.mainland.region=mainland",
				"wechatpay.merchants.mainland.base-uri=" + this.emulator.baseUri());
	}

	private static Class<?> type(String name) {
		try {
			return Class.forName(PACKAGE + name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	private record Generated(TestGenerationContext context, ClassName initializer) {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SslAutoConfiguration.class, WechatPayAutoConfiguration.class,
			ComplaintNotificationAutoConfiguration.class, ComplaintCallbackAutoConfiguration.class,
			WechatPayMerchantsAutoConfiguration.class, ComplaintNotificationEndpointAutoConfiguration.class,
			EndpointAutoConfiguration.class })
	static class Application {

		@Bean
		WechatPayConnectionDetails emulatorDetails(Environment environment) {
			return EmulatorConnectionDetails.of(URI.create(environment.getRequiredProperty("emulator")));
		}

		@Bean
		ComplaintNotificationHandler handler() {
			return (notification) -> Mono.empty();
		}

	}

}
