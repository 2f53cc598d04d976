package io.github.wechatpay.complaint.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.crypto.RsaProvider;
import io.github.wechatpay.complaint.crypto.RsaSigner;
import org.jspecify.annotations.Nullable;

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

	private static final int NONCE_BYTES = 16;

	private static final byte[] LINE_FEED = { '\n' };

	private final AccessPoint accessPoint;

	private final Supplier<MerchantCredentials> merchant;

	private final Clock clock;

	private final Supplier<String> nonces;

	private final RsaProvider rsaProvider;

	private volatile @Nullable RsaSigner lastSigner;

	RequestSigner(AccessPoint accessPoint, Supplier<MerchantCredentials> merchant, Clock clock, Supplier<String> nonces,
			RsaProvider rsaProvider) {
		this.rsaProvider = rsaProvider;
		this.accessPoint = accessPoint;
		this.merchant = merchant;
		this.clock = clock;
		this.nonces = nonces;
	}

	void requireAccessPoint(URI uri) {
		this.accessPoint.requireServes(uri);
	}

	String authorization(HttpMethod method, URI uri, byte[] body) {
		requireAccessPoint(uri);
		MerchantCredentials credentials = this.merchant.get();
		String timestamp = Long.toString(this.clock.instant().getEpochSecond());
		String nonce = this.nonces.get();
		String prefix = method.name() + '\n' + target(uri) + '\n' + timestamp + '\n' + nonce + '\n';
		byte[] signature = signer(credentials.privateKey()).sign(prefix.getBytes(StandardCharsets.UTF_8), body,
				LINE_FEED);
		return "WECHATPAY2-SHA256-RSA2048 mchid=\"" + credentials.merchantId() + "\",nonce_str=\"" + nonce
				+ "\",timestamp=\"" + timestamp + "\",serial_no=\"" + credentials.serialNumber() + "\",signature=\""
				+ Base64.getEncoder().encodeToString(signature) + '"';
	}

	private RsaSigner signer(PrivateKey privateKey) {
		RsaSigner signer = this.lastSigner;
		if (signer == null || !signer.isFor(privateKey)) {
			signer = new RsaSigner(privateKey, this.rsaProvider);
			this.lastSigner = signer;
		}
		return signer;
	}

	/**
	 * Return nonces of 128 random bits, written as 32 hexadecimal digits.
	 */
	static Supplier<String> randomNonces() {
		SecureRandom random = new SecureRandom();
		return () -> {
			byte[] bytes = new byte[NONCE_BYTES];
			random.nextBytes(bytes);
			return HexFormat.of().withUpperCase().formatHex(bytes);
		};
	}

	private static String target(URI uri) {
		String path = StringUtils.hasLength(uri.getRawPath()) ? uri.getRawPath() : "/";
		return (uri.getRawQuery() != null) ? path + '?' + uri.getRawQuery() : path;
	}

}
