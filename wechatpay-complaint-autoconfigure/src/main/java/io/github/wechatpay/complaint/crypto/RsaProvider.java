package io.github.wechatpay.complaint.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

import javax.crypto.Cipher;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Whose implementation of RSA signs, verifies and decrypts: that of one {@link Provider},
 * or whichever the JVM prefers. The provider is used as an instance, and never installed
 * in the JVM. A key is created anew by the provider that uses it, once: a key of another
 * provider would be imported for each signature, which takes about as long as to sign. A
 * private key without an encoding, such as one in hardware, stays with the provider that
 * the JVM prefers for it.
 */
public final class RsaProvider {

	private static final RsaProvider JDK = new RsaProvider(null);

	private static final byte[] PROBE = "probe\n".getBytes(StandardCharsets.UTF_8);

	private final @Nullable Provider provider;

	private RsaProvider(@Nullable Provider provider) {
		this.provider = provider;
	}

	/**
	 * Return the choice of the JVM: the JDK's own implementation, unless another provider
	 * is installed in front of it.
	 * @return the JVM's choice
	 */
	public static RsaProvider jdk() {
		return JDK;
	}

	/**
	 * Use any provider.
	 * @param provider an instance, which need not be installed
	 * @return its implementation of RSA
	 */
	public static RsaProvider of(Provider provider) {
		return new RsaProvider(provider);
	}

	/**
	 * Use Conscrypt, from {@code org.conscrypt:conscrypt-openjdk-uber}.
	 * @return its implementation of RSA
	 * @throws IllegalStateException if it is not on the class path, or not for this
	 * platform
	 */
	public static RsaProvider conscrypt() {
		return load("org.conscrypt.OpenSSLProvider");
	}

	/**
	 * Use the Amazon Corretto Crypto Provider, from
	 * {@code software.amazon.cryptools:AmazonCorrettoCryptoProvider} with the classifier
	 * of the platform.
	 * @return its implementation of RSA
	 * @throws IllegalStateException if it is not on the class path, or not for this
	 * platform
	 */
	public static RsaProvider accp() {
		return load("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");
	}

	static RsaProvider load(String className) {
		try {
			Class<?> type = ClassUtils.forName(className, null);
			return new RsaProvider((Provider) type.getConstructor().newInstance());
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(className + " is not on the class path", ex);
		}
		catch (ReflectiveOperationException | LinkageError ex) {
			throw new IllegalStateException(className + " cannot be loaded on this platform", ex);
		}
	}

	/**
	 * Require that this provider makes the signature that the JVM's choice makes: with
	 * PKCS#1 v1.5 there is only one. A key that cannot be created anew is not tried.
	 * @param privateKey the key to sign with
	 * @return this provider
	 * @throws IllegalStateException if the provider does not do RSA, or signs differently
	 */
	public RsaProvider requireSameSignature(PrivateKey privateKey) {
		if (!makesSameSignature(privateKey)) {
			throw new IllegalStateException(this + " signs differently than the JVM");
		}
		return this;
	}

	private boolean makesSameSignature(PrivateKey privateKey) {
		try {
			signature();
			return forKey(privateKey) != this || Arrays.equals(new RsaSigner(privateKey, this).sign(PROBE),
					new RsaSigner(privateKey).sign(PROBE));
		}
		catch (GeneralSecurityException | RuntimeException | LinkageError ex) {
			throw new IllegalStateException(this + " cannot sign on this platform: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Return the provider for a private key: this one, or the JVM's choice for a key that
	 * cannot be created anew.
	 */
	RsaProvider forKey(PrivateKey key) {
		return ("PKCS#8".equals(key.getFormat()) && key.getEncoded() != null) ? this : JDK;
	}

	PrivateKey bind(PrivateKey key) throws GeneralSecurityException {
		return (this.provider != null) ? KeyFactory.getInstance("RSA", this.provider)
			.generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded())) : key;
	}

	PublicKey bind(PublicKey key) throws GeneralSecurityException {
		return (this.provider != null)
				? KeyFactory.getInstance("RSA", this.provider).generatePublic(new X509EncodedKeySpec(key.getEncoded()))
				: key;
	}

	Signature signature() throws GeneralSecurityException {
		return (this.provider != null) ? Signature.getInstance("SHA256withRSA", this.provider)
				: Signature.getInstance("SHA256withRSA");
	}

	Cipher cipher(String transformation) throws GeneralSecurityException {
		return (this.provider != null) ? Cipher.getInstance(transformation, this.provider)
				: Cipher.getInstance(transformation);
	}

	/**
	 * Return the name of the provider.
	 */
	@Override
	public String toString() {
		return (this.provider != null) ? this.provider.getName() : "JVM's choice";
	}

}
