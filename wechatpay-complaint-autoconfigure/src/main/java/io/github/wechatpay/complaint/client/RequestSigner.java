package io.github.wechatpay.complaint.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.crypto.RsaSigner;

import org.springframework.http.HttpMethod;
import org.springframework.util.StringUtils;

/**
 * Makes the {@code Authorization} header of a request: a signature over
 * {@code METHOD\nPATH?QUERY\nTIMESTAMP\nNONCE\nBODY\n}, with path and query
 * percent-encoded as they are sent.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4012354988">How to sign</a>
 */
final class RequestSigner {

	private static final byte[] LINE_FEED = { '\n' };

	private final Supplier<MerchantCredentials> merchant;

	private final Clock clock;

	private final NonceGenerator nonceGenerator;

	RequestSigner(Supplier<MerchantCredentials> merchant, Clock clock, NonceGenerator nonceGenerator) {
		this.merchant = merchant;
		this.clock = clock;
		this.nonceGenerator = nonceGenerator;
	}

	String authorization(HttpMethod method, URI uri, byte[] body) {
		MerchantCredentials credentials = this.merchant.get();
		String timestamp = Long.toString(this.clock.instant().getEpochSecond());
		String nonce = this.nonceGenerator.next();
		String prefix = method.name() + '\n' + target(uri) + '\n' + timestamp + '\n' + nonce + '\n';
		byte[] signature = new RsaSigner(credentials.privateKey()).sign(prefix.getBytes(StandardCharsets.UTF_8), body,
				LINE_FEED);
		return "WECHATPAY2-SHA256-RSA2048 mchid=\"" + credentials.merchantId() + "\",nonce_str=\"" + nonce
				+ "\",timestamp=\"" + timestamp + "\",serial_no=\"" + credentials.serialNumber() + "\",signature=\""
				+ Base64.getEncoder().encodeToString(signature) + '"';
	}

	private static String target(URI uri) {
		String path = StringUtils.hasLength(uri.getRawPath()) ? uri.getRawPath() : "/";
		return (uri.getRawQuery() != null) ? path + '?' + uri.getRawQuery() : path;
	}

}
