package io.github.wechatpay.complaint.platform;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.wechatpay.complaint.crypto.RsaProvider;
import io.github.wechatpay.complaint.crypto.RsaVerifier;
import io.github.wechatpay.complaint.platform.SignatureVerificationException.Reason;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;

/**
 * Verifies that WeChat Pay signed a message: {@code TIMESTAMP\nNONCE\nBODY\n} with the
 * platform key that {@code Wechatpay-Serial} names. Responses and notifications are
 * signed the same way.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4012354989">How to verify</a>
 */
public final class SignatureVerifier {

	private static final byte[] LINE_FEED = { '\n' };

	private final PlatformKeys platformKeys;

	private final Clock clock;

	private final Duration tolerance;

	private final RsaProvider rsaProvider;

	// one for each trusted key, of which there are few
	private final Map<PlatformKey, RsaVerifier> verifiers = new ConcurrentHashMap<>();

	/**
	 * Create a verifier that uses the JVM's implementation of RSA.
	 * @param platformKeys the keys to trust
	 * @param clock what timestamps are compared with
	 * @param tolerance the largest accepted difference of a timestamp, either way
	 */
	public SignatureVerifier(PlatformKeys platformKeys, Clock clock, Duration tolerance) {
		this(platformKeys, clock, tolerance, RsaProvider.jdk());
	}

	/**
	 * Create a verifier.
	 * @param platformKeys the keys to trust
	 * @param clock what timestamps are compared with
	 * @param tolerance the largest accepted difference of a timestamp, either way
	 * @param rsaProvider whose implementation of RSA verifies
	 */
	public SignatureVerifier(PlatformKeys platformKeys, Clock clock, Duration tolerance, RsaProvider rsaProvider) {
		this.rsaProvider = rsaProvider;
		this.platformKeys = platformKeys;
		this.clock = clock;
		this.tolerance = tolerance;
	}

	/**
	 * Verify a message.
	 * @param headers the headers it came with, in any case
	 * @param body the bytes of its body, exactly as they came
	 * @return the same bytes when the signature is right; a
	 * {@link SignatureVerificationException} otherwise
	 */
	public Mono<byte[]> verify(HttpHeaders headers, byte[] body) {
		return Mono.defer(() -> {
			SignatureHeaders signed = SignatureHeaders.of(headers);
			signed.requireTimestampWithin(this.tolerance, this.clock.instant());
			byte[] signature = signed.decodeSignature();
			return this.platformKeys.find(signed.serialNumber())
				.switchIfEmpty(Mono.error(() -> unknownSerial(signed)))
				.map((key) -> verify(signed, signature, body, key));
		});
	}

	private byte[] verify(SignatureHeaders signed, byte[] signature, byte[] body, PlatformKey key) {
		RsaVerifier verifier = this.verifiers.computeIfAbsent(key,
				(added) -> new RsaVerifier(added.publicKey(), this.rsaProvider));
		if (signature.length != verifier.signatureLength()) {
			throw signed.rejected(Reason.MALFORMED_SIGNATURE,
					"Wechatpay-Signature has " + signature.length + " bytes instead of " + verifier.signatureLength());
		}
		if (!verifier.verify(signature, signed.signedPrefix(), body, LINE_FEED)) {
			throw signed.rejected(Reason.SIGNATURE_MISMATCH,
					"Wechatpay-Signature does not belong to this message and the platform key "
							+ signed.quotedSerialNumber());
		}
		return body;
	}

	private static SignatureVerificationException unknownSerial(SignatureHeaders signed) {
		String problem = "No trusted platform key has the serial number " + signed.quotedSerialNumber();
		return signed.rejected(Reason.UNKNOWN_SERIAL, signed.serialNumber().isPublicKeyId() ? problem
				+ ". If it is the id that the merchant platform shows, set wechatpay.platform.public-key-id and "
				+ "wechatpay.platform.public-key" : problem);
	}

}
