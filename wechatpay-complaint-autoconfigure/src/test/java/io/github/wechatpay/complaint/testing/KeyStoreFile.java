package io.github.wechatpay.complaint.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.stream.Stream;

/**
 * A key store of golden keys and certificates, written to a file.
 */
public final class KeyStoreFile {

	private final KeyStore keyStore;

	private final char[] password;

	/**
	 * Create an empty key store.
	 * @param type its type
	 * @param password its password
	 */
	public KeyStoreFile(String type, String password) {
		try {
			this.keyStore = KeyStore.getInstance(type);
			this.keyStore.load(null);
			this.password = password.toCharArray();
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Add a private key.
	 * @param alias its alias
	 * @param password its password
	 * @param key the golden file that it is in
	 * @param certificates the golden files of its chain
	 * @return this
	 */
	public KeyStoreFile key(String alias, String password, String key, String... certificates) {
		try {
			this.keyStore.setKeyEntry(alias, TestKeys.privateKey(GoldenValues.text(key), null), password.toCharArray(),
					Stream.of(certificates).map(KeyStoreFile::read).toArray(Certificate[]::new));
			return this;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Add a certificate.
	 * @param alias its alias
	 * @param certificate the golden file that it is in
	 * @return this
	 */
	public KeyStoreFile certificate(String alias, String certificate) {
		try {
			this.keyStore.setCertificateEntry(alias, read(certificate));
			return this;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Write the key store.
	 * @param directory where to write it
	 * @return the location of the file
	 */
	public String write(Path directory) {
		Path file = directory.resolve("store." + this.keyStore.getType());
		try (OutputStream output = Files.newOutputStream(file)) {
			this.keyStore.store(output, this.password);
			return file.toUri().toString();
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Certificate read(String certificate) {
		try {
			return CertificateFactory.getInstance("X.509")
				.generateCertificate(new ByteArrayInputStream(GoldenValues.bytes(certificate)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
