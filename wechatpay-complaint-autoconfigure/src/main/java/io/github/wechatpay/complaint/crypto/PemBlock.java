package io.github.wechatpay.complaint.crypto;

import java.io.IOException;
import java.io.StringReader;

import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.util.Encodable;

/**
 * The first block of a PEM text as Bouncy Castle sees it, and a name for what it is.
 *
 * @param content the object that Bouncy Castle made of the block
 */
record PemBlock(Object content) {

	static PemBlock first(String pem) {
		try (PEMParser parser = new PEMParser(new StringReader(pem))) {
			Object content = parser.readObject();
			if (content == null) {
				throw unreadable(null);
			}
			return new PemBlock(content);
		}
		catch (PEMException ex) {
			throw unreadable(ex);
		}
		catch (IOException | RuntimeException ex) {
			if (ex instanceof KeyMaterialException invalid) {
				throw invalid;
			}
			throw unreadable(ex);
		}
	}

	byte[] rsaPublicKey(String action) {
		if (!(this.content instanceof SubjectPublicKeyInfo info)) {
			throw unexpected("a public key", action);
		}
		if (!PKCSObjectIdentifiers.rsaEncryption.equals(info.getAlgorithm().getAlgorithm())) {
			throw new KeyMaterialException("holds a public key that is not RSA", action);
		}
		return encode(info);
	}

	byte[] certificate(String action) {
		if (!(this.content instanceof X509CertificateHolder holder)) {
			throw unexpected("a certificate", action);
		}
		return encode(holder);
	}

	private static byte[] encode(Encodable content) {
		try {
			return content.getEncoded();
		}
		catch (IOException ex) {
			throw unreadable(ex);
		}
	}

	KeyMaterialException unexpected(String expected, String action) {
		return new KeyMaterialException("holds " + describe() + " where " + expected + " belongs", action);
	}

	private String describe() {
		if (this.content instanceof X509CertificateHolder) {
			return "a certificate";
		}
		if (this.content instanceof SubjectPublicKeyInfo) {
			return "a public key";
		}
		if (this.content instanceof PrivateKeyInfo || this.content instanceof PEMKeyPair
				|| this.content instanceof PKCS8EncryptedPrivateKeyInfo
				|| this.content instanceof PEMEncryptedKeyPair) {
			return "a private key";
		}
		return "something else";
	}

	private static KeyMaterialException unreadable(Throwable cause) {
		return new KeyMaterialException("is not readable as PEM: the block is damaged or incomplete",
				"Use the .pem file as downloaded from the merchant platform. In YAML, write the text after '|' "
						+ "so that its line breaks are kept.",
				cause);
	}

}
