package io.github.wechatpay.complaint.crypto;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;

import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * Reads a WeChat Pay public key ({@code pub_key.pem}) from PEM text.
 */
public final class PublicKeyReader {

	private static final String ACTION = "Use the WeChat Pay public key as downloaded from the merchant platform, "
			+ "which begins with '-----BEGIN PUBLIC KEY-----'.";

	/**
	 * Read a public key.
	 * @param pem the PEM text
	 * @return the RSA key
	 * @throws KeyMaterialException if the text holds no such key
	 */
	public PublicKey read(String pem) {
		PemBlock block = PemBlock.first(pem);
		if (!(block.content() instanceof SubjectPublicKeyInfo info)) {
			throw block.unexpected("a public key", ACTION);
		}
		if (!PKCSObjectIdentifiers.rsaEncryption.equals(info.getAlgorithm().getAlgorithm())) {
			throw new KeyMaterialException("holds a public key that is not RSA", ACTION);
		}
		try {
			return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(info.getEncoded()));
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new KeyMaterialException("holds an RSA public key that cannot be used", ACTION, ex);
		}
	}

}
