package io.github.wechatpay.complaint.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.crypto.RsaSigner;
import io.github.wechatpay.complaint.crypto.RsaVerifier;
import io.github.wechatpay.complaint.crypto.SerialNumber;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;

/**
 * Makes the merchant's credentials of an SSL bundle that holds the merchant API
 * certificate and its key.
 */
final class SslBundleMerchantReader {

	private static final byte[] PROBE = "probe".getBytes(StandardCharsets.UTF_8);

	private final String merchantId;

	private final SslBundleProblem problem;

	SslBundleMerchantReader(String merchantId, SslBundleProblem problem) {
		this.merchantId = merchantId;
		this.problem = problem;
	}

	MerchantCredentials read(SslBundle bundle) {
		try {
			SslBundleKeyEntry entry = SslBundleKeyEntry.find(bundle, this.problem);
			PrivateKey privateKey = entry.readKey(keyPassword(bundle));
			X509Certificate certificate = certificateOf(privateKey, entry.readCertificates());
			return new MerchantCredentials(this.merchantId, SerialNumber.of(certificate.getSerialNumber()), privateKey);
		}
		catch (InvalidWechatPayPropertyException ex) {
			throw ex;
		}
		catch (GeneralSecurityException | RuntimeException ex) {
			throw this.problem.unusable(ex);
		}
	}

	// not by comparing moduli: a key in hardware may not tell its own
	private X509Certificate certificateOf(PrivateKey privateKey, List<X509Certificate> certificates) {
		byte[] signature = new RsaSigner(privateKey).sign(PROBE);
		return certificates.stream()
			.filter((certificate) -> certificate.getPublicKey() instanceof RSAPublicKey publicKey
					&& new RsaVerifier(publicKey).verify(signature, PROBE))
			.findFirst()
			.orElseThrow(() -> this.problem.of("an SSL bundle whose certificate does not belong to its private key",
					"Use apiclient_key.pem and apiclient_cert.pem of the same download."));
	}

	private static @Nullable String keyPassword(SslBundle bundle) {
		String password = bundle.getKey().getPassword();
		return (password != null) ? password : bundle.getStores().getKeyStorePassword();
	}

}
