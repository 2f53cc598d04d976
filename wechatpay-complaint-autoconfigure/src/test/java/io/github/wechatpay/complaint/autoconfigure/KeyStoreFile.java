package io.github.wechatpay.complaint.autoconfigure;

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

import io.github.wechatpay.complaint.crypto.PrivateKeyReader;
import io.github.wechatpay.complaint.golden.GoldenValues;

/**
 * A key store of golden keys and certificates, written to a file.
 */
final class KeyStoreFile {

	private final KeyStore keyStore;

	private final char[] password;

	KeyStoreFile(String type, String password) {
		try {
			this.keyStore = KeyStore.getInstance(type);
			this.keyStore.load(null);
			this.password = password.toCharArray();
		}
		catch (GeneralSecurityException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	KeyStoreFile key(String alias, String password, String key, String... certificates) {
		try {
			this.keyStore.setKeyEntry(alias, new PrivateKeyReader().read(GoldenValues.text(key), null),
					password.toCharArray(),
					Stream.of(certificates).map(KeyStoreFile::read).toArray(Certificate[]::new));
			return this;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	KeyStoreFile certificate(String alias, String certificate) {
		try {
			this.keyStore.setCertificateEntry(alias, read(certificate));
			return this;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String write(Path directory) {
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
