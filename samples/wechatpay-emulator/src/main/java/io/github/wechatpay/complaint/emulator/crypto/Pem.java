package io.github.wechatpay.complaint.emulator.crypto;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * Writes keys and certificates as PEM, with line feeds and none after the last line.
 */
public final class Pem {

	private Pem() {
	}

	/**
	 * Write a private key as PKCS #8.
	 * @param key the key
	 * @return the PEM text
	 */
	public static String of(PrivateKey key) {
		return write("PRIVATE KEY", key.getEncoded());
	}

	/**
	 * Write a public key.
	 * @param key the key
	 * @return the PEM text
	 */
	public static String of(PublicKey key) {
		return write("PUBLIC KEY", key.getEncoded());
	}

	/**
	 * Write a certificate.
	 * @param certificate the certificate
	 * @return the PEM text
	 */
	public static String of(X509Certificate certificate) {
		try {
			return write("CERTIFICATE", certificate.getEncoded());
		}
		catch (CertificateEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String write(String type, byte[] content) {
		StringWriter text = new StringWriter();
		try (PemWriter writer = new PemWriter(text)) {
			writer.writeObject(new PemObject(type, content));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text.toString().replace(System.lineSeparator(), "\n").strip();
	}

}
