package io.github.wechatpay.complaint.crypto;

import java.io.IOException;
import java.io.StringReader;

import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.util.Encodable;
import org.jspecify.annotations.Nullable;

/**
 * The first block of a PEM text in any form that Bouncy Castle knows. An encrypted key is
 * opened with an instance of its provider that nobody else sees, since the JVM's own
 * providers lack most of the ways to encrypt a key.
 *
 * @param content the object that Bouncy Castle made of the block
 */
record BouncyCastlePem(Object content) {

	static BouncyCastlePem first(String pem) {
		try (PEMParser parser = new PEMParser(new StringReader(pem))) {
			Object content = parser.readObject();
			if (content != null) {
				return new BouncyCastlePem(content);
			}
		}
		catch (IOException | RuntimeException ex) {
			throw unreadable(ex);
		}
		throw unreadable(null);
	}

	byte[] privateKey(@Nullable String password, String action) {
		PrivateKeyInfo info = decrypt(password, action);
		if (!PKCSObjectIdentifiers.rsaEncryption.equals(info.getPrivateKeyAlgorithm().getAlgorithm())) {
			throw new KeyMaterialException("holds a private key that is not RSA", action);
		}
		return encode(info);
	}

	byte[] publicKey(String action) {
		if (!(this.content instanceof SubjectPublicKeyInfo info)) {
			throw unexpected("a public key", action);
		}
		if (!PKCSObjectIdentifiers.rsaEncryption.equals(info.getAlgorithm().getAlgorithm())) {
			throw new KeyMaterialException("holds a public key that is not RSA", action);
		}
		return encode(info);
	}

	byte[] certificate(String action) {
		if (this.content instanceof X509CertificateHolder holder) {
			return encode(holder);
		}
		throw unexpected("a certificate", action);
	}

	private PrivateKeyInfo decrypt(@Nullable String password, String action) {
		if (this.content instanceof PrivateKeyInfo info) {
			return info;
		}
		if (this.content instanceof PEMKeyPair keyPair) {
			return keyPair.getPrivateKeyInfo();
		}
		if (!isEncrypted()) {
			throw unexpected("a private key", action);
		}
		char[] characters = required(password);
		try {
			return decrypt(characters);
		}
		catch (IOException | PKCSException | OperatorException | RuntimeException ex) {
			throw new KeyMaterialException("holds a private key that the given password does not decrypt",
					"Check the password of the private key (wechatpay.private-key-password).", ex);
		}
	}

	private PrivateKeyInfo decrypt(char[] password) throws IOException, PKCSException, OperatorException {
		if (this.content instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
			return encrypted.decryptPrivateKeyInfo(
					new JceOpenSSLPKCS8DecryptorProviderBuilder().setProvider(new BouncyCastleProvider())
						.build(password));
		}
		return ((PEMEncryptedKeyPair) this.content)
			.decryptKeyPair(
					new JcePEMDecryptorProviderBuilder().setProvider(new BouncyCastleProvider()).build(password))
			.getPrivateKeyInfo();
	}

	private boolean isEncrypted() {
		return this.content instanceof PKCS8EncryptedPrivateKeyInfo || this.content instanceof PEMEncryptedKeyPair;
	}

	private static char[] required(@Nullable String password) {
		if (password == null || password.isEmpty()) {
			throw new KeyMaterialException("holds an encrypted private key, and there is no password for it",
					"Set wechatpay.private-key-password to the password of the private key.");
		}
		return password.toCharArray();
	}

	private KeyMaterialException unexpected(String expected, String action) {
		return new KeyMaterialException("holds " + describe() + " where " + expected + " belongs", action);
	}

	private String describe() {
		if (this.content instanceof X509CertificateHolder) {
			return "a certificate";
		}
		if (this.content instanceof SubjectPublicKeyInfo) {
			return "a public key";
		}
		boolean privateKey = isEncrypted() || this.content instanceof PrivateKeyInfo
				|| this.content instanceof PEMKeyPair;
		return privateKey ? "a private key" : "something else";
	}

	private static byte[] encode(Encodable content) {
		try {
			return content.getEncoded();
		}
		catch (IOException ex) {
			throw unreadable(ex);
		}
	}

	private static KeyMaterialException unreadable(@Nullable Throwable cause) {
		return new KeyMaterialException("is not readable as PEM: the block is damaged or incomplete",
				"Use the .pem file as downloaded from the merchant platform. In YAML, write the text after '|' "
						+ "so that its line breaks are kept.",
				cause);
	}

}
