package io.github.wechatpay.complaint.autoconfigure;

import java.security.PrivateKey;
import java.util.List;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.crypto.RsaProvider;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.NativeDetector;

/**
 * Maps {@code wechatpay.crypto.provider} to a {@link RsaProvider}. A provider that is
 * named must work; of those that are not, the first that works is taken.
 */
final class CryptoPropertiesMapper {

	private static final Log logger = LogFactory.getLog(CryptoPropertiesMapper.class);

	private static final List<Supplier<RsaProvider>> FASTEST_FIRST = List.of(RsaProvider::accp, RsaProvider::conscrypt);

	private final CryptoProviderType type;

	private final PrivateKey privateKey;

	CryptoPropertiesMapper(CryptoProviderType type, PrivateKey privateKey) {
		this.type = type;
		this.privateKey = privateKey;
	}

	RsaProvider rsaProvider() {
		return switch (this.type) {
			// native libraries that were not prepared for it may end a native image
			case AUTO -> NativeDetector.inNativeImage() ? RsaProvider.jdk() : firstOf(FASTEST_FIRST);
			case JDK -> RsaProvider.jdk();
			case CONSCRYPT -> named("conscrypt", RsaProvider::conscrypt, "org.conscrypt:conscrypt-openjdk-uber");
			case ACCP -> named("accp", RsaProvider::accp,
					"software.amazon.cryptools:AmazonCorrettoCryptoProvider with the classifier of this platform");
		};
	}

	RsaProvider firstOf(List<Supplier<RsaProvider>> candidates) {
		for (Supplier<RsaProvider> candidate : candidates) {
			try {
				return candidate.get().requireSameSignature(this.privateKey);
			}
			catch (IllegalStateException ex) {
				if (!(ex.getCause() instanceof ClassNotFoundException)) {
					logger.warn("A provider on the class path is not used for RSA: " + ex.getMessage()
							+ ". Remove it, or set wechatpay.crypto.provider=jdk.");
				}
			}
		}
		return RsaProvider.jdk();
	}

	private RsaProvider named(String name, Supplier<RsaProvider> provider, String dependency) {
		try {
			return provider.get().requireSameSignature(this.privateKey);
		}
		catch (IllegalStateException ex) {
			throw new InvalidWechatPayPropertyException("wechatpay.crypto.provider",
					"is '" + name + "', but " + ex.getMessage(),
					"Add " + dependency + ", or set the property to auto or jdk.", ex);
		}
	}

}
