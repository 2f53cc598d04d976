package io.github.wechatpay.complaint.client;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.github.wechatpay.complaint.crypto.DecryptionException;
import io.github.wechatpay.complaint.platform.ConfiguredPlatformKeys;
import io.github.wechatpay.complaint.platform.PlatformCertificateDownloader;
import io.github.wechatpay.complaint.platform.PlatformKey;
import io.github.wechatpay.complaint.platform.PlatformKeysUnavailableException;
import io.github.wechatpay.complaint.platform.SignatureVerifier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link PlatformCertificateDownloader} over a {@link WebClient} that leaves verification
 * to its caller. The key that verifies the response is in the response: so it is
 * decrypted with the APIv3 key first, and accepted only if one of its certificates then
 * verifies it as a whole.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/en/4012356485">Downloading
 * platform certificates</a>
 */
final class CertificateDownloader implements PlatformCertificateDownloader {

	private final WebClient unverifiedClient;

	private final String path;

	private final ApiV3Key apiV3Key;

	private final WechatPayJson json = new WechatPayJson(CertificateList.class);

	private final Clock clock;

	private final Duration clockTolerance;

	CertificateDownloader(WebClient unverifiedClient, Region region, ApiV3Key apiV3Key, Clock clock,
			Duration clockTolerance) {
		this.unverifiedClient = unverifiedClient;
		this.path = region.path("certificates");
		this.apiV3Key = apiV3Key;
		this.clock = clock;
		this.clockTolerance = clockTolerance;
	}

	@Override
	public Mono<List<PlatformKey>> download() {
		return this.unverifiedClient.get().uri(this.path).exchangeToMono(this::open).onErrorMap(this::explain);
	}

	private Mono<List<PlatformKey>> open(ClientResponse response) {
		return response.bodyToMono(byte[].class)
			.defaultIfEmpty(new byte[0])
			.publishOn(Schedulers.parallel())
			.flatMap((body) -> verify(response.headers().asHttpHeaders(), body,
					CertificateList.read(this.json, body).decrypt(this.apiV3Key)));
	}

	private Mono<List<PlatformKey>> verify(HttpHeaders headers, byte[] body, List<PlatformKey> keys) {
		return new SignatureVerifier(new ConfiguredPlatformKeys(keys, this.clock), this.clock, this.clockTolerance)
			.verify(headers, body)
			.thenReturn(keys);
	}

	private PlatformKeysUnavailableException explain(Throwable failure) {
		String problem = "The platform certificates could not be downloaded, so nothing that WeChat Pay signs with "
				+ "them can be verified. ";
		if (failure instanceof WechatPayApiException error && isWithoutCertificates(error)) {
			problem += "This merchant has none: set wechatpay.platform.public-key-id and wechatpay.platform.public-key "
					+ "to the WeChat Pay public key of the merchant platform. ";
		}
		if (failure instanceof DecryptionException) {
			problem += "Check that wechatpay.api-v3-key is the APIv3 key that is set on the merchant platform. ";
		}
		return new PlatformKeysUnavailableException(problem + failure.getMessage(), failure);
	}

	private static boolean isWithoutCertificates(WechatPayApiException error) {
		return error.isNotFound() || error.getStatus().value() == 404;
	}

}
