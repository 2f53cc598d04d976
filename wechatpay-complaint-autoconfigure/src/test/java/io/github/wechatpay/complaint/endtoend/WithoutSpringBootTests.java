package io.github.wechatpay.complaint.endtoend;

import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.client.PlatformTrust;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.emulator.EmulatedMerchant;
import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.notification.ComplaintNotificationService;
import io.github.wechatpay.complaint.notification.NotificationUrl;
import io.github.wechatpay.complaint.testing.TestClient;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class WithoutSpringBootTests {

	@Test
	void tenLinesQueryTheNotificationUrl() {
		try (WechatPayEmulator emulator = WechatPayEmulator.start()) {
			EmulatedMerchant merchant = emulator.merchant();
			try (WechatPayClient client = WechatPayClient.builder()
				.merchant(MerchantCredentials.of(merchant.merchantId(), merchant.serialNumber(), merchant.privateKey()))
				.accessPoint(new AccessPoint(Region.GLOBAL, emulator.baseUri()))
				.platform(PlatformTrust.downloaded(ApiV3Key.of(merchant.apiV3Key())))
				.build()) {
				ComplaintNotificationService service = ComplaintNotificationService.of(client);
				StepVerifier.create(service.register("https://pay.example.com/complaints").then(service.query()))
					.expectNext(new NotificationUrl(merchant.merchantId(), "https://pay.example.com/complaints"))
					.expectComplete()
					.verify(TestClient.LONG);
			}
		}
	}

}
