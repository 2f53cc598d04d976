package io.github.wechatpay.complaint.client;

import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.util.Base64;

import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.crypto.RsaProvider;
import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.testing.Merchant;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.PlatformSigner;
import io.github.wechatpay.complaint.testing.TestClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the {@link RsaProvider} of a client does.
 */
class RsaProviderUseTests {

	@AutoClose
	private final PlatformServer server = new PlatformServer(PlatformSigner.CLOCK);

	@Test
	void providerOfTheClientSignsAndVerifies() {
		PlatformSigner stranger = new PlatformSigner(this.server.certificate().signer().serialNumber(),
				PlatformSigner.OTHER.keys());
		this.server.answer(PlatformServer.signed("{}".getBytes(StandardCharsets.UTF_8), stranger));
		try (WechatPayClient client = client()) {
			StepVerifier.create(client.webClient().get().uri("/v3/x").retrieve().toBodilessEntity())
				.expectNextCount(1)
				.expectComplete()
				.verify(TestClient.LONG);
		}
		assertThat(this.server.calls()).singleElement()
			.satisfies((request) -> assertThat(request.getHeaders().get("Authorization"))
				.contains("signature=\"" + Base64.getEncoder().encodeToString(new byte[256]) + "\""));
	}

	private WechatPayClient client() {
		return WechatPayClient.builder()
			.merchant(Merchant.credentials())
			.accessPoint(new AccessPoint(Region.GLOBAL, this.server.uri()))
			.platform(PlatformTrust.configured(PlatformKey.ofCertificate(this.server.certificate().pem()))
				.withApiV3Key(ApiV3Key.of(PlatformSigner.API_V3_KEY)))
			.clock(PlatformSigner.CLOCK)
			.settings(ClientSettings.defaults().withRetries(1, Duration.ZERO))
			.rsaProvider(RsaProvider.of(new CarelessProvider()))
			.build();
	}

	/**
	 * Signs everything with zeros, and verifies anything.
	 */
	private static final class CarelessProvider extends Provider {

		private static final long serialVersionUID = 1L;

		private CarelessProvider() {
			super("Careless", "1", "Signs with zeros");
			put("Signature.SHA256withRSA", "io.github.wechatpay.complaint.crypto.SecurityProviderTests$FrontSignature");
			put("KeyFactory.RSA", Security.getProvider("SunRsaSign").getService("KeyFactory", "RSA").getClassName());
		}

	}

}
