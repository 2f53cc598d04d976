package io.github.wechatpay.complaint.crypto;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureSpi;

import io.github.wechatpay.complaint.testing.GoldenValues;
import io.github.wechatpay.complaint.testing.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for which security provider does the work.
 */
@Isolated
class SecurityProviderTests {

	@Test
	void providersOfTheJvmAreLeftAlone() {
		Provider[] before = Security.getProviders();
		useEverything();
		assertThat(Security.getProviders()).containsExactly(before);
		assertThat(Security.getProvider("BC")).isNull();
	}

	@Test
	void providerInFrontSignsAndVerifies() {
		PrivateKey privateKey = TestKeys.privateKey(GoldenValues.text("merchant.key.pem"), null);
		PublicKey publicKey = TestKeys.publicKey(GoldenValues.text("platform.pub.pem"));
		Security.insertProviderAt(new FrontProvider(), 1);
		try {
			assertThat(new RsaSigner(privateKey).sign(new byte[1])).isEqualTo(FrontSignature.SIGNATURE);
			assertThat(new RsaVerifier(publicKey).verify(FrontSignature.SIGNATURE, new byte[1])).isTrue();
		}
		finally {
			Security.removeProvider(FrontProvider.NAME);
		}
		assertThat(new RsaSigner(privateKey).sign(GoldenValues.bytes("request.message")))
			.isEqualTo(GoldenValues.signature("request"));
	}

	private static void useEverything() {
		for (String name : new String[] { "merchant.key.pem", "merchant.key.pkcs1.pem",
				"merchant.key.pbes2-aes256-sha256.pem", "merchant.key.pbes1-3des.pem", "merchant.key.scrypt.pem",
				"merchant.key.pkcs1-aes256.pem" }) {
			new RsaSigner(TestKeys.privateKey(GoldenValues.text(name), GoldenValues.PASSWORD)).sign(new byte[1]);
		}
		PublicKey publicKey = TestKeys.publicKey(GoldenValues.text("platform.pub.pem"));
		new RsaVerifier(publicKey).verify(GoldenValues.signature("response"), GoldenValues.bytes("response.message"));
		TestKeys.certificate(GoldenValues.text("platform.cert.pem"));
		ApiV3Key.of(GoldenValues.API_V3_KEY)
			.decrypt(GoldenValues.AEAD_NONCE, GoldenValues.AEAD_ASSOCIATED_DATA, GoldenValues.text("aead.ciphertext"));
	}

	static final class FrontProvider extends Provider {

		static final String NAME = "WechatPayTestFront";

		private static final long serialVersionUID = 1L;

		FrontProvider() {
			super(NAME, "1", "Signs everything the same way");
			put("Signature.SHA256withRSA", FrontSignature.class.getName());
		}

	}

	/**
	 * Signs everything the same way.
	 */
	public static final class FrontSignature extends SignatureSpi {

		static final byte[] SIGNATURE = new byte[256];

		@Override
		protected void engineInitVerify(PublicKey publicKey) {
		}

		@Override
		protected void engineInitSign(PrivateKey privateKey) {
		}

		@Override
		protected void engineUpdate(byte input) {
		}

		@Override
		protected void engineUpdate(byte[] input, int offset, int length) {
		}

		@Override
		protected byte[] engineSign() {
			return SIGNATURE.clone();
		}

		@Override
		protected boolean engineVerify(byte[] signature) {
			return true;
		}

		@Override
		@Deprecated
		protected void engineSetParameter(String name, Object value) {
			throw new UnsupportedOperationException();
		}

		@Override
		@Deprecated
		protected Object engineGetParameter(String name) {
			throw new UnsupportedOperationException();
		}

	}

}
