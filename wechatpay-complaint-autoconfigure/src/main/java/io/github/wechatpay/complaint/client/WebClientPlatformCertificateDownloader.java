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
 * Downloads platform certificates. The answer cannot be verified before it is opened,
 * since the key to verify it with is in it: so it is opened with the APIv3 key first, and
 * accepted only if one of its certificates then verifies the answer as a whole.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/en/4012356485">Downloading
 * platform certificates</a>
 */
public final class WebClientPlatformCertificateDownloader implements PlatformCertificateDownloader {

	private final WebClient unverifiedClient;

	private final String path;

	private final CertificateListDecoder decoder;

	private final Clock clock;

	private final Duration clockTolerance;

	/**
	 * Create a downloader.
	 * @param clientFactory gives a client that signs, but leaves verification to others
	 * @param region the region of the merchant
	 * @param apiV3Key decrypts the certificates
	 * @param clock what the timestamp of the answer is compared with
	 * @param clockTolerance the largest accepted difference of that timestamp
	 */
	public WebClientPlatformCertificateDownloader(WechatPayWebClientFactory clientFactory, Region region,
			ApiV3Key apiV3Key, Clock clock, Duration clockTolerance) {
		this.unverifiedClient = clientFactory.createUnverified();
		this.path = region.path("certificates");
		this.decoder = new CertificateListDecoder(apiV3Key);
		this.clock = clock;
		this.clockTolerance = clockTolerance;
	}

	@Override
	public Mono<List<PlatformKey>> download() {
		// the first use builds the client, which is nothing for the event loop of a
		// server
		return Mono.defer(() -> this.unverifiedClient.get().uri(this.path).exchangeToMono(this::open))
			.subscribeOn(Schedulers.boundedElastic())
			.onErrorMap(this::explain);
	}

	private Mono<List<PlatformKey>> open(ClientResponse answer) {
		return Mono.just(ReceivedResponse.of(answer).bytes())
			.publishOn(Schedulers.parallel())
			.flatMap((body) -> verify(answer.headers().asHttpHeaders(), body, this.decoder.decode(body)));
	}

	private Mono<List<PlatformKey>> verify(HttpHeaders headers, byte[] body, List<PlatformKey> keys) {
		return new SignatureVerifier(new ConfiguredPlatformKeys(keys, this.clock), this.clock, this.clockTolerance)
			.verify(headers, body)
			.thenReturn(keys);
	}

	private PlatformKeysUnavailableException explain(Throwable failure) {
		String problem = "The platform certificates could not be downloaded, so nothing that WeChat Pay signs with "
				+ "them can be verified. ";
		if (failure instanceof WechatPayApiException refusal && isWithoutCertificates(refusal)) {
			return new PlatformKeysUnavailableException(problem + "This merchant has none: set "
					+ "wechatpay.platform.public-key-id and wechatpay.platform.public-key to the WeChat Pay public key "
					+ "of the merchant platform. " + failure.getMessage(), failure);
		}
		if (failure instanceof DecryptionException) {
			return new PlatformKeysUnavailableException(
					problem + "Check that wechatpay.api-v3-key is the APIv3 key that is set on the merchant platform. "
							+ failure.getMessage(),
					failure);
		}
		return new PlatformKeysUnavailableException(problem + failure.getMessage(), failure);
	}

	private static boolean isWithoutCertificates(WechatPayApiException refusal) {
		return refusal.isNotFound() || refusal.getStatus().value() == 404;
	}

}
