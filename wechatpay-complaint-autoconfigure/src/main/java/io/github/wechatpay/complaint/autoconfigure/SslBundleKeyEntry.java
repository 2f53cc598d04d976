package io.github.wechatpay.complaint.autoconfigure;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.util.StringUtils;

/**
 * The entry of an SSL bundle that holds the merchant's key: the one that the bundle
 * names, or the only one.
 */
final class SslBundleKeyEntry {

	private final KeyStore keyStore;

	private final String alias;

	private final SslBundleProblem problem;

	private SslBundleKeyEntry(KeyStore keyStore, String alias, SslBundleProblem problem) {
		this.keyStore = keyStore;
		this.alias = alias;
		this.problem = problem;
	}

	static SslBundleKeyEntry find(SslBundle bundle, SslBundleProblem problem) throws KeyStoreException {
		KeyStore keyStore = bundle.getStores().getKeyStore();
		List<String> aliases = (keyStore != null) ? keyAliases(keyStore) : List.of();
		if (keyStore == null || aliases.isEmpty()) {
			throw problem.of("an SSL bundle without a private key",
					"Use apiclient_cert.p12 as its key store, or apiclient_key.pem and apiclient_cert.pem. "
							+ "A trust store holds no private key.");
		}
		String alias = bundle.getKey().getAlias();
		return new SslBundleKeyEntry(keyStore,
				StringUtils.hasText(alias) ? named(alias, keyStore, aliases, problem) : only(aliases, problem),
				problem);
	}

	PrivateKey readKey(@Nullable String password) throws GeneralSecurityException {
		Key key = read(password);
		if (!(key instanceof PrivateKey privateKey) || !key.getAlgorithm().equals("RSA")) {
			throw this.problem.of(
					"an SSL bundle whose key '" + this.alias + "' is not an RSA private key, but " + key.getAlgorithm(),
					"Use the key of the merchant API certificate, as in apiclient_cert.p12 or apiclient_key.pem.");
		}
		return privateKey;
	}

	List<X509Certificate> readCertificates() throws KeyStoreException {
		Certificate[] chain = this.keyStore.getCertificateChain(this.alias);
		if (chain == null || chain.length == 0) {
			throw this.problem.of("an SSL bundle whose private key '" + this.alias + "' has no certificate",
					"Use apiclient_cert.p12 as downloaded, with its password, which holds both.");
		}
		return Stream.of(chain).filter(X509Certificate.class::isInstance).map(X509Certificate.class::cast).toList();
	}

	private Key read(@Nullable String password) throws GeneralSecurityException {
		try {
			return this.keyStore.getKey(this.alias, (password != null) ? password.toCharArray() : null);
		}
		catch (UnrecoverableKeyException ex) {
			throw this.problem.of(
					"an SSL bundle whose private key '" + this.alias + "' the given password does not open",
					"Set " + this.problem.jks("key.password") + ". Without it, the password of the key store is used.",
					ex);
		}
	}

	private static String named(String alias, KeyStore keyStore, List<String> aliases, SslBundleProblem problem)
			throws KeyStoreException {
		if (!keyStore.isKeyEntry(alias)) {
			throw problem.of("an SSL bundle whose key alias '" + alias + "' names no private key",
					"Set " + problem.jks("key.alias") + " to one that is there: " + String.join(", ", aliases) + ".");
		}
		return alias;
	}

	private static String only(List<String> aliases, SslBundleProblem problem) {
		if (aliases.size() > 1) {
			throw problem.of("an SSL bundle with several private keys: " + String.join(", ", aliases),
					"Set " + problem.jks("key.alias") + " to the one of the merchant API certificate.");
		}
		return aliases.get(0);
	}

	private static List<String> keyAliases(KeyStore keyStore) throws KeyStoreException {
		List<String> aliases = new ArrayList<>();
		for (String alias : Collections.list(keyStore.aliases())) {
			if (keyStore.isKeyEntry(alias)) {
				aliases.add(alias);
			}
		}
		Collections.sort(aliases);
		return aliases;
	}

}
