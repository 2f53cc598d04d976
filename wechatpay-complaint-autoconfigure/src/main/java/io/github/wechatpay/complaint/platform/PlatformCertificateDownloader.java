package io.github.wechatpay.complaint.platform;

import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Gets the platform certificates that are in force from WeChat Pay.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/en/4012356485">Downloading
 * platform certificates</a>
 */
@FunctionalInterface
public interface PlatformCertificateDownloader {

	/**
	 * Download the certificates once.
	 * @return the keys of all listed certificates, proven to come from WeChat Pay; a
	 * {@link PlatformKeysUnavailableException} if they cannot be had
	 */
	Mono<List<PlatformKey>> download();

}
