package io.github.wechatpay.complaint.samples.desk;

import io.github.wechatpay.complaint.autoconfigure.WechatPayConnectionDetails;
import io.github.wechatpay.complaint.autoconfigure.emulator.EmulatorConnectionDetails;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.aot.DisabledInAotMode;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is let in when it is not the demo.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "wechatpay.merchant-id=1900012181", "spring.datasource.url=jdbc:h2:mem:sign-in",
				"spring.security.user.name=desk", "spring.security.user.password=secret" })
@AutoConfigureWebTestClient(timeout = "30s")
@DisabledInAotMode("what was prepared ahead of time is the demo")
class SignInTests {

	@Autowired
	private WebTestClient client;

	@Test
	void pageLeadsToTheSignInOfSpringSecurity() {
		this.client.get()
			.uri("/")
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.expectStatus()
			.isFound()
			.expectHeader()
			.location("/login");
	}

	@Test
	void nobodyReadsComplaintsOrTheActuatorUnnamed() {
		for (String path : new String[] { "/api/complaints", "/complaints", "/notification-url",
				"/actuator/prometheus" }) {
			this.client.get().uri(path).accept(MediaType.APPLICATION_JSON).exchange().expectStatus().isUnauthorized();
		}
		this.client.get().uri("/actuator/health").exchange().expectStatus().isOk();
	}

	@Test
	void userIsLetIn() {
		this.client.get()
			.uri("/api/desk")
			.headers((headers) -> headers.setBasicAuth("desk", "secret"))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.user")
			.isEqualTo("desk");
	}

	@Test
	void wechatPayNeedsASignatureAndNoPassword() {
		this.client.post()
			.uri("/wechatpay/complaint-notifications")
			.bodyValue("{}")
			.exchange()
			.expectStatus()
			.isUnauthorized()
			.expectHeader()
			.doesNotExist(HttpHeaders.WWW_AUTHENTICATE)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("FAIL");
	}

	@Test
	void pageMayLoadNothingFromElsewhere() {
		this.client.get()
			.uri("/")
			.headers((headers) -> headers.setBasicAuth("desk", "secret"))
			.exchange()
			.expectHeader()
			.value("Content-Security-Policy",
					(policy) -> assertThat(policy).startsWith("default-src 'none';").doesNotContain("unsafe-inline"));
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class EmulatorConfiguration {

		@Bean
		WechatPayEmulator wechatPayEmulator() {
			return WechatPayEmulator.builder().start();
		}

		@Bean
		WechatPayConnectionDetails wechatPay(WechatPayEmulator emulator) {
			return EmulatorConnectionDetails.of(emulator.baseUri());
		}

	}

}
