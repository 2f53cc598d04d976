package io.github.wechatpay.complaint.crypto;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;

import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an RSA private key in any of the formats that Bouncy Castle knows. An encrypted
 * one is opened with an instance of its provider that nobody else sees, since the JVM's
 * own providers lack most of the ways to encrypt a key.
 */
final class EncodedPrivateKeyReader {

	private static final String EXPECTED = "a private key";

	PrivateKey read(String pem, @Nullable String password) {
		PrivateKeyInfo info = decrypt(PemBlock.first(pem), password);
		if (!PKCSObjectIdentifiers.rsaEncryption.equals(info.getPrivateKeyAlgorithm().getAlgorithm())) {
			throw new KeyMaterialException("holds a private key that is not RSA", PrivateKeyReader.ACTION);
		}
		try {
			return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new KeyMaterialException("holds an RSA private key that cannot be used", PrivateKeyReader.ACTION, ex);
		}
	}

	private static PrivateKeyInfo decrypt(PemBlock block, @Nullable String password) {
		Object content = block.content();
		if (content instanceof PrivateKeyInfo info) {
			return info;
		}
		if (content instanceof PEMKeyPair keyPair) {
			return keyPair.getPrivateKeyInfo();
		}
		if (content instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
			return decrypt(encrypted, required(password));
		}
		if (content instanceof PEMEncryptedKeyPair encrypted) {
			return decrypt(encrypted, required(password));
		}
		throw block.unexpected(EXPECTED, PrivateKeyReader.ACTION);
	}

	private static PrivateKeyInfo decrypt(PKCS8EncryptedPrivateKeyInfo encrypted, char[] password) {
		try {
			return encrypted.decryptPrivateKeyInfo(
					new JceOpenSSLPKCS8DecryptorProviderBuilder().setProvider(new BouncyCastleProvider())
						.build(password));
		}
		catch (PKCSException | OperatorException | RuntimeException ex) {
			throw wrongPassword(ex);
		}
	}

	private static PrivateKeyInfo decrypt(PEMEncryptedKeyPair encrypted, char[] password) {
		try {
			return encrypted
				.decryptKeyPair(
						new JcePEMDecryptorProviderBuilder().setProvider(new BouncyCastleProvider()).build(password))
				.getPrivateKeyInfo();
		}
		catch (IOException | RuntimeException ex) {
			throw wrongPassword(ex);
		}
	}

	private static char[] required(@Nullable String password) {
		if (password == null || password.isEmpty()) {
			throw new KeyMaterialException("holds an encrypted private key, and there is no password for it",
					"Set the password of the private key.");
		}
		return password.toCharArray();
	}

	private static KeyMaterialException wrongPassword(Exception cause) {
		return new KeyMaterialException("holds a private key that the given password does not decrypt",
				"Check the password of the private key.", cause);
	}

}
