package io.github.wechatpay.complaint.autoconfigure;

import java.security.Provider;
import java.util.List;

import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.crypto.RsaProvider;
import io.github.wechatpay.complaint.testing.ConfiguredMerchant;
import io.github.wechatpay.complaint.testing.Contexts;
import io.github.wechatpay.complaint.testing.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests for {@code wechatpay.crypto.provider}.
 */
@ExtendWith(OutputCaptureExtension.class)
class CryptoProviderTests {

	private static final String PROPERTY = "wechatpay.crypto.provider";

	private final ApplicationContextRunner contextRunner = Contexts.runner()
		.withPropertyValues(ConfiguredMerchant.withPublicKey().toArray());

	@Test
	void jvmIsAskedWhereThereIsNothingElse() {
		withoutProviders().run((context) -> assertThat(context.getBean(WechatPayClient.class).rsaProvider())
			.isSameAs(RsaProvider.jdk()));
	}

	@Test
	void jvmCanBeNamed() {
		this.contextRunner.withPropertyValues(PROPERTY + "=jdk")
			.run((context) -> assertThat(context.getBean(WechatPayClient.class).rsaProvider())
				.isSameAs(RsaProvider.jdk()));
	}

	@Test
	void providerThatIsNamedButMissingStopsTheStart() {
		withoutProviders().withPropertyValues(PROPERTY + "=conscrypt").run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).hasStackTraceContaining(
					"The property 'wechatpay.crypto.provider' is 'conscrypt', but org.conscrypt.OpenSSLProvider is not "
							+ "on the class path. Add org.conscrypt:conscrypt-openjdk-uber, or set the property to auto or "
							+ "jdk.");
		});
	}

	@ParameterizedTest
	@CsvSource({ "conscrypt, Conscrypt", "accp, AmazonCorrettoCryptoProvider" })
	void providerCanBeNamed(String name, String expected) {
		requireWorking(name);
		this.contextRunner.withPropertyValues(PROPERTY + "=" + name)
			.run((context) -> assertThat(context.getBean(WechatPayClient.class).rsaProvider()).hasToString(expected));
	}

	@Test
	void fastestProviderThatWorksIsTaken(CapturedOutput output) {
		requireWorking("accp");
		this.contextRunner.run((context) -> assertThat(context.getBean(WechatPayClient.class).rsaProvider())
			.hasToString("AmazonCorrettoCryptoProvider"));
		assertThat(output).doesNotContain("is not used for RSA");
	}

	@Test
	void providerThatDoesNotWorkIsPassedOverWithOneLine(CapturedOutput output) {
		RsaProvider provider = new CryptoPropertiesMapper(CryptoProviderType.AUTO, TestKeys.MERCHANT.getPrivate())
			.firstOf(List.of(() -> RsaProvider.of(new EmptyProvider())));
		assertThat(provider).isSameAs(RsaProvider.jdk());
		assertThat(output.getAll().lines().filter((line) -> line.contains("is not used for RSA"))).singleElement()
			.asString()
			.contains("Empty cannot sign on this platform", "Remove it, or set wechatpay.crypto.provider=jdk.");
	}

	@Test
	void nothingIsLoggedWhereThereIsNothingElse(CapturedOutput output) {
		withoutProviders().run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("RSA");
	}

	private static void requireWorking(String name) {
		try {
			("accp".equals(name) ? RsaProvider.accp() : RsaProvider.conscrypt())
				.requireSameSignature(TestKeys.MERCHANT.getPrivate());
		}
		catch (IllegalStateException ex) {
			System.err.println("SKIPPED, since a provider does not work on this platform: " + ex.getMessage());
			assumeTrue(false, ex.getMessage());
		}
	}

	private ApplicationContextRunner withoutProviders() {
		return this.contextRunner
			.withClassLoader(new FilteredClassLoader("org.conscrypt", "com.amazon.corretto.crypto.provider"));
	}

	private static final class EmptyProvider extends Provider {

		private static final long serialVersionUID = 1L;

		private EmptyProvider() {
			super("Empty", "1", "Does nothing");
		}

	}

}
