package io.github.wechatpay.complaint.emulator.crypto;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;

/**
 * Writes a key and its certificate as the key store that a merchant downloads.
 */
public final class Pkcs12 {

	private static final String ALIAS = "Tenpay Certificate";

	private Pkcs12() {
	}

	/**
	 * Write a key store.
	 * @param key the private key
	 * @param certificate the certificate of that key
	 * @param password the password of the store and of the key
	 * @return the bytes of the store
	 */
	public static byte[] of(PrivateKey key, X509Certificate certificate, String password) {
		try {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(null, null);
			store.setKeyEntry(ALIAS, key, password.toCharArray(), new Certificate[] { certificate });
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			store.store(bytes, password.toCharArray());
			return bytes.toByteArray();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
