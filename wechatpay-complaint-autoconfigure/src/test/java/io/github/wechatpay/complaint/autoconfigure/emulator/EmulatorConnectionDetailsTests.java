package io.github.wechatpay.complaint.autoconfigure.emulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;

import io.github.wechatpay.complaint.autoconfigure.WechatPayConnectionDetails;
import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.emulator.EmulatedMerchant;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.NotificationUrl;
import io.github.wechatpay.complaint.testing.Contexts;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link EmulatorConnectionDetails}.
 */
class EmulatorConnectionDetailsTests {

	private static final Duration SOON = Duration.ofSeconds(20);

	private static final String URL = "https://shop.example/wechatpay";

	@AutoClose
	private static final WechatPayEmulator emulator = WechatPayEmulator.start();

	@AutoClose
	private final MockWebServer other = new MockWebServer();

	@BeforeEach
	void startOther() throws IOException {
		this.other.start();
	}

	@Test
	void connectsAsTheMerchantOfTheEmulator() {
		EmulatorConnectionDetails details = EmulatorConnectionDetails.of(emulator.baseUri());
		assertThat(details.getAccessPoint()).isEqualTo(new AccessPoint(Region.GLOBAL, emulator.baseUri()));
		assertThat(details.getMerchant().merchantId()).isEqualTo(emulator.merchant().merchantId());
		assertThat(details.getMerchant().serialNumber()).hasToString(emulator.merchant().serialNumber());
		assertThat(details.getPlatformKeys()).isEmpty();
	}

	@Test
	void connectsToTheRegionThatIsAskedFor() {
		EmulatedMerchant mainland = emulator.openAccount(MerchantRegion.MAINLAND).merchant();
		EmulatorConnectionDetails details = EmulatorConnectionDetails.of(emulator.baseUri(), Region.MAINLAND);
		assertThat(details.getAccessPoint().region()).isEqualTo(Region.MAINLAND);
		assertThat(details.getMerchant().merchantId()).isEqualTo(mainland.merchantId());
	}

	@Test
	void regionWithoutAMerchantIsNamed() {
		try (WechatPayEmulator global = WechatPayEmulator.start()) {
			assertThatIllegalStateException()
				.isThrownBy(() -> EmulatorConnectionDetails.of(global.baseUri(), Region.MAINLAND))
				.withMessageContaining("has no merchant of the region mainland");
		}
	}

	@Test
	void applicationNeedsThisBeanAndNoCredentials() {
		Contexts.runner().withUserConfiguration(EmulatorConfiguration.class).run((context) -> {
			WechatPayEmulator inProcess = context.getBean(WechatPayEmulator.class);
			StepVerifier.create(context.getBean(ComplaintNotificationService.class).create(URL))
				.expectNext(new NotificationUrl(inProcess.merchant().merchantId(), URL))
				.expectComplete()
				.verify(SOON);
			assertThat(inProcess.registeredUrl()).isEqualTo(URL);
		});
	}

	@Test
	void keysAreNotInItsText() {
		EmulatedMerchant merchant = emulator.merchant();
		assertThat(EmulatorConnectionDetails.of(emulator.baseUri())).asString()
			.contains(emulator.baseUri().toString(), merchant.merchantId())
			.doesNotContain(merchant.apiV3Key())
			.doesNotContain("PRIVATE KEY");
	}

	@Test
	void emulatorThatIsNotRunningIsNamed() throws IOException {
		URI nobody = unusedAddress();
		assertThatIllegalStateException().isThrownBy(() -> EmulatorConnectionDetails.of(nobody))
			.withMessage("There is no WeChat Pay emulator at " + nobody + "/emulator/merchants: there is no response")
			.withCauseInstanceOf(IOException.class);
	}

	@Test
	void serverThatDoesNotKnowThePathIsNoEmulator() {
		assertIsNoEmulator(new MockResponse.Builder().code(404), "the status is 404");
	}

	@Test
	void serverThatRedirectsIsNoEmulator() {
		assertIsNoEmulator(new MockResponse.Builder().code(302).setHeader("Location", emulator.baseUri()),
				"the status is 302");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html>secret</html>", "{}", "[\"secret\"]", "{\"merchant_id\":1}",
			"{\"merchant_id\":\"1\",\"serial_number\":\"0A\",\"private_key\":\"secret\",\"api_v3_key\":\"secret\"}" })
	void serverWithAnotherAnswerIsNoEmulatorAndItsAnswerIsNotShown(String body) {
		assertIsNoEmulator(new MockResponse.Builder().body(body), "the response is not a merchant");
	}

	@Test
	void addressWithAPathIsRefused() {
		URI address = emulator.baseUri().resolve("/emulator");
		assertThatIllegalArgumentException().isThrownBy(() -> EmulatorConnectionDetails.of(address))
			.withMessageContaining("must have no path");
	}

	private void assertIsNoEmulator(MockResponse.Builder answer, String reason) {
		this.other.enqueue(answer.build());
		URI address = URI.create("http://localhost:" + this.other.getPort());
		assertThatIllegalStateException().isThrownBy(() -> EmulatorConnectionDetails.of(address))
			.withMessage("There is no WeChat Pay emulator at " + address + "/emulator/merchants: " + reason)
			.withNoCause();
	}

	private static URI unusedAddress() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return URI.create("http://localhost:" + socket.getLocalPort());
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class EmulatorConfiguration {

		@Bean
		WechatPayEmulator wechatPayEmulator() {
			return WechatPayEmulator.start();
		}

		@Bean
		WechatPayConnectionDetails wechatPay(WechatPayEmulator emulator) {
			return EmulatorConnectionDetails.of(emulator.baseUri());
		}

	}

}
