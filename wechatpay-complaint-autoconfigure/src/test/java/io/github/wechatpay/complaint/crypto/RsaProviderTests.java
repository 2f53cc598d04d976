package io.github.wechatpay.complaint.crypto;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.testing.GoldenValues;
import io.github.wechatpay.complaint.testing.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests for {@link RsaProvider}.
 */
class RsaProviderTests {

	private static final Map<String, Supplier<RsaProvider>> PROVIDERS = Map.of("jdk", RsaProvider::jdk, "conscrypt",
			RsaProvider::conscrypt, "accp", RsaProvider::accp);

	private final PrivateKey privateKey = TestKeys.privateKey(GoldenValues.text("merchant.key.pem"), null);

	private final PublicKey publicKey = TestKeys.publicKey(GoldenValues.text("platform.pub.pem"));

	@ParameterizedTest
	@ValueSource(strings = { "jdk", "conscrypt", "accp" })
	void signatureIsTheOneThatOpensslMakes(String name) {
		RsaSigner signer = new RsaSigner(this.privateKey, provider(name));
		for (String message : new String[] { "request", "request-without-body", "request-with-query" }) {
			assertThat(signer.sign(GoldenValues.bytes(message + ".message")))
				.isEqualTo(GoldenValues.signature(message));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdk", "conscrypt", "accp" })
	void onlyTheSignatureOfOpensslIsVerified(String name) {
		RsaVerifier verifier = new RsaVerifier(this.publicKey, provider(name));
		byte[] message = GoldenValues.bytes("response.message");
		byte[] signature = GoldenValues.signature("response");
		assertThat(verifier.verify(signature, message)).isTrue();
		assertThat(verifier.verify(signature, message, new byte[1])).isFalse();
		for (int i = 0; i < signature.length; i++) {
			byte[] altered = signature.clone();
			altered[i] ^= (byte) (1 << (i % 8));
			assertThat(verifier.verify(altered, message)).as("byte " + i).isFalse();
		}
		for (int length : new int[] { 0, 1, 128, 255, 257, 512 }) {
			assertThat(verifier.verify(Arrays.copyOf(signature, length), message)).as("length " + length).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdk", "conscrypt", "accp" })
	void oaepOfOpensslIsDecryptedUnlessItWasAltered(String name) {
		RsaDecryptor decryptor = new RsaDecryptor(this.privateKey, provider(name));
		String ciphertext = GoldenValues.text("payer-phone.oaep.ciphertext");
		assertThat(decryptor.decrypt(ciphertext)).isEqualTo(new RsaDecryptor(this.privateKey).decrypt(ciphertext));
		String altered = ((ciphertext.charAt(0) != 'A') ? 'A' : 'B') + ciphertext.substring(1);
		assertThatExceptionOfType(DecryptionException.class).isThrownBy(() -> decryptor.decrypt(altered)).withNoCause();
	}

	@ParameterizedTest
	@ValueSource(strings = { "conscrypt", "accp" })
	void keysAreCreatedByTheProviderThatUsesThem(String name) throws GeneralSecurityException {
		RsaProvider provider = provider(name);
		assertThat(provider.bind(this.privateKey).getClass()).isNotEqualTo(this.privateKey.getClass());
		assertThat(provider.bind(this.publicKey).getClass()).isNotEqualTo(this.publicKey.getClass());
	}

	@Test
	void keyWithoutEncodingStaysWithTheJvmsChoice() {
		PrivateKey opaque = new OpaqueKey();
		RsaProvider provider = RsaProvider.of(new BrokenProvider());
		assertThat(provider.forKey(opaque)).isSameAs(RsaProvider.jdk());
		assertThat(provider.forKey(this.privateKey)).isSameAs(provider);
	}

	@Test
	void providersOfTheJvmStayWhatTheyWere() {
		Provider[] before = Security.getProviders();
		PROVIDERS.forEach((name, provider) -> {
			try {
				new RsaSigner(this.privateKey, provider.get()).sign(new byte[1]);
				new RsaVerifier(this.publicKey, provider.get()).verify(new byte[256], new byte[1]);
			}
			catch (IllegalStateException ex) {
				// not for this platform
			}
		});
		assertThat(Security.getProviders()).containsExactly(before);
	}

	@Test
	void providerThatCannotBeLoadedIsNamed() {
		String className = UnlinkedProvider.class.getName();
		assertThatIllegalStateException().isThrownBy(() -> RsaProvider.load(className))
			.withMessage(className + " cannot be loaded on this platform");
	}

	@Test
	void missingProviderIsNamed() {
		assertThatIllegalStateException().isThrownBy(() -> RsaProvider.load("com.example.Missing"))
			.withMessage("com.example.Missing is not on the class path");
	}

	@Test
	void providerThatSignsIsAccepted() {
		RsaProvider provider = provider("conscrypt");
		assertThat(provider.requireSameSignature(this.privateKey)).isSameAs(provider);
	}

	@Test
	void providerWithoutRsaIsRejected() {
		RsaProvider provider = RsaProvider.of(new Provider("Empty", "1", "Does nothing") {
			private static final long serialVersionUID = 1L;

		});
		assertThatIllegalStateException().isThrownBy(() -> provider.requireSameSignature(this.privateKey))
			.withMessageContaining("Empty cannot sign on this platform");
	}

	@Test
	void providerThatSignsDifferentlyIsRejected() {
		assertThatIllegalStateException()
			.isThrownBy(() -> RsaProvider.of(new BrokenProvider()).requireSameSignature(this.privateKey))
			.withMessage("Broken signs differently than the JVM");
	}

	private static RsaProvider provider(String name) {
		try {
			return PROVIDERS.get(name).get().requireSameSignature(TestKeys.MERCHANT.getPrivate());
		}
		catch (IllegalStateException ex) {
			System.err.println("SKIPPED, since a provider does not work on this platform: " + ex.getMessage());
			assumeTrue(false, ex.getMessage());
			throw ex;
		}
	}

	/**
	 * Cannot load what it needs.
	 */
	public static final class UnlinkedProvider extends Provider {

		private static final long serialVersionUID = 1L;

		public UnlinkedProvider() {
			super("Unlinked", "1", "Has no library");
			throw new UnsatisfiedLinkError("no library");
		}

	}

	/**
	 * Signs everything the same way.
	 */
	public static final class BrokenProvider extends Provider {

		private static final long serialVersionUID = 1L;

		public BrokenProvider() {
			super("Broken", "1", "Signs everything the same way");
			Provider jdk = Security.getProvider("SunRsaSign");
			put("Signature.SHA256withRSA", SecurityProviderTests.FrontSignature.class.getName());
			put("KeyFactory.RSA", jdk.getService("KeyFactory", "RSA").getClassName());
		}

	}

	static final class OpaqueKey implements PrivateKey {

		private static final long serialVersionUID = 1L;

		@Override
		public String getAlgorithm() {
			return "RSA";
		}

		@Override
		public String getFormat() {
			return null;
		}

		@Override
		public byte[] getEncoded() {
			return null;
		}

	}

}
