package io.github.wechatpay.complaint.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnknownPropertiesReport}.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnknownPropertiesReportTests {

	@ParameterizedTest
	@CsvSource({ "notification-url, complaint.notification-url", "callback.path, complaint.callback.path",
			"merchant-ids, merchant-id", "api-key, api-v3-key",
			"complaint.callback.handler-timout, complaint.callback.handler-timeout",
			"platform.certificate, platform.certificates", "complaint.callback.enable, complaint.callback.enabled",
			"merchants.cn.private-kye, merchants.cn.private-key",
			"merchants.cn.notification-url, merchants.cn.complaint.notification-url" })
	void nearestNameIsNamed(String unknown, String nearest, CapturedOutput output) throws IOException {
		report(file("wechatpay." + unknown + "=x"));
		assertThat(output)
			.containsOnlyOnce("There is no property 'wechatpay." + unknown + "', so that it has no effect")
			.contains("Is 'wechatpay." + nearest + "' meant?");
	}

	@Test
	void placeIsNamedAndValueIsNot(CapturedOutput output) throws IOException {
		report(file("other=1\nwechatpay.privat=secret"));
		assertThat(output).contains("Byte array resource").contains("2:").doesNotContain("secret");
	}

	@Test
	void nameThatIsNearNoOtherIsToldAsWell(CapturedOutput output) throws IOException {
		report(file("wechatpay.something-else-entirely=x"));
		assertThat(output).contains("There is no property 'wechatpay.something-else-entirely'")
			.contains("look its name up")
			.doesNotContain("meant?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "wechatpay.enabled", "wechatpay.merchant-id", "wechatpay.merchantId",
			"wechatpay.merchant_id", "wechatpay.emulator.uri", "wechatpay.platform.certificates",
			"wechatpay.platform.certificates[0]", "wechatpay.complaint.callback.enabled",
			"wechatpay.complaint.callback.inbox.max-attempts", "wechatpay.merchants.cn.merchant-id",
			"wechatpay.merchants.cn.platform.certificates[1]", "wechatpay.merchants.cn", "wechatpay.merchants",
			"wechatpay.client", "wechatpayments.id", "shop.wechatpay.id" })
	void propertyThatIsLookedAtIsNotTold(String name, CapturedOutput output) throws IOException {
		report(file(name + "=x"));
		assertThat(output).doesNotContain("There is no property");
	}

	@Test
	void environmentIsNotLookedAt(CapturedOutput output) {
		report(new SystemEnvironmentPropertySource("systemEnvironment", Map.of("WECHATPAY_MCH_ID", "1")));
		report(new MapPropertySource("commandLineArgs", Map.of("wechatpay.mch-id", "1")));
		assertThat(output).doesNotContain("There is no property");
	}

	private static PropertySource<?> file(String text) throws IOException {
		List<PropertySource<?>> sources = new PropertiesPropertySourceLoader().load("file",
				new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)));
		return sources.get(0);
	}

	private static void report(PropertySource<?> source) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(source);
		new UnknownPropertiesReport(environment).postProcessBeanFactory(new DefaultListableBeanFactory());
	}

}
