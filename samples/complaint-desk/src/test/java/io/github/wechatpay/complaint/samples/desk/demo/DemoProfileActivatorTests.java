package io.github.wechatpay.complaint.samples.desk.demo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class DemoProfileActivatorTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	@Test
	void deskWithoutAMerchantIsTheDemo() {
		activate("wechatpay.complaint.legacy-padding=true");
		assertThat(this.environment.getActiveProfiles()).containsExactly("demo");
	}

	@ParameterizedTest
	@ValueSource(strings = { "wechatpay.merchant-id=1900000109", "wechatpay.merchants.hk.merchant-id=1900000109",
			"wechatpay.merchants.hk.ssl-bundle=hk" })
	void deskOfAMerchantIsOpenToNobody(String property) {
		activate(property);
		assertThat(this.environment.getActiveProfiles()).isEmpty();
	}

	private void activate(String property) {
		TestPropertyValues.of(property).applyTo(this.environment);
		new DemoProfileActivator().postProcessEnvironment(this.environment, new SpringApplication());
	}

}
