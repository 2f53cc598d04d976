package io.github.wechatpay.complaint.emulator.api;

import java.time.Clock;
import java.util.List;

import io.github.wechatpay.complaint.emulator.crypto.AeadAes256Gcm;
import io.github.wechatpay.complaint.emulator.crypto.RandomText;
import io.github.wechatpay.complaint.emulator.fault.FaultQueue;
import io.github.wechatpay.complaint.emulator.http.JsonBodies;
import io.github.wechatpay.complaint.emulator.http.RequestHandler;
import io.github.wechatpay.complaint.emulator.http.Routes;
import io.github.wechatpay.complaint.emulator.identity.MerchantAccount;
import io.github.wechatpay.complaint.emulator.identity.MessageSigner;
import io.github.wechatpay.complaint.emulator.identity.PlatformCertificates;
import io.github.wechatpay.complaint.emulator.identity.PlatformPublicKey;

/**
 * What the API is made of.
 *
 * @param merchant the only merchant
 * @param certificates the platform certificates
 * @param publicKey the platform public key
 * @param urls where the notification URL is kept
 * @param faults what goes wrong
 * @param options how the API behaves where there is a choice
 * @param clock the platform's clock
 * @param random the source of nonces and request ids
 * @param json reads and writes bodies
 */
public record Api(MerchantAccount merchant, PlatformCertificates certificates, PlatformPublicKey publicKey,
		NotificationUrls urls, FaultQueue faults, ApiOptions options, Clock clock, RandomText random, JsonBodies json) {

	private static final List<String> REGIONS = List.of("/v3/global", "/v3");

	/**
	 * Put the API together.
	 * @return the handler of its requests
	 */
	public RequestHandler handler() {
		return new ApiHandler(this.faults, new StatusFaults(this.json), dispatcher(), new RequestIds(this.random));
	}

	private ApiDispatcher dispatcher() {
		AnswerSigner signer = new AnswerSigner(new MessageSigner(this.clock, this.random), this.certificates,
				this.publicKey, this.options.certificatesAvailable());
		return new ApiDispatcher(routes(), new RequestAuthenticator(this.merchant, this.clock), signer, this.json);
	}

	private Routes routes() {
		NotificationUrlEndpoint url = new NotificationUrlEndpoint(this.merchant.merchantId(), this.urls, this.options,
				this.json);
		CertificatesEndpoint list = new CertificatesEndpoint(this.certificates, this.options.certificatesAvailable(),
				new AeadAes256Gcm(this.merchant.apiV3Key()), this.random, this.json);
		Routes routes = new Routes();
		for (String region : REGIONS) {
			String path = region + "/merchant-service/complaint-notifications";
			routes.add("POST", path, url::create).add("GET", path, url::query);
			routes.add("PUT", path, url::update).add("DELETE", path, url::delete);
			routes.add("GET", region + "/certificates", list::list);
		}
		return routes;
	}

}
