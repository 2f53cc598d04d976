package io.github.wechatpay.complaint.crypto;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

import io.github.wechatpay.complaint.testing.GoldenValues;
import io.github.wechatpay.complaint.testing.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RsaVerifier}.
 */
class RsaVerifierTests {

	private static final byte[] MESSAGE = GoldenValues.bytes("response.message");

	private static final byte[] SIGNATURE = GoldenValues.signature("response");

	private final RsaVerifier verifier = new RsaVerifier(TestKeys.publicKey(GoldenValues.text("platform.pub.pem")));

	@ParameterizedTest
	@ValueSource(strings = { "response", "response-without-body" })
	void signatureOfOpensslIsVerified(String name) {
		assertThat(this.verifier.verify(GoldenValues.signature(name), GoldenValues.bytes(name + ".message"))).isTrue();
	}

	@Test
	void piecesAreVerifiedAsOneMessage() {
		String message = GoldenValues.text("response.message");
		byte[] first = message.substring(0, 50).getBytes(StandardCharsets.UTF_8);
		byte[] second = message.substring(50).getBytes(StandardCharsets.UTF_8);
		assertThat(this.verifier.verify(SIGNATURE, first, new byte[0], second)).isTrue();
	}

	@Test
	void bitFlippedAnywhereInTheSignatureIsNoticed() {
		for (int i = 0; i < SIGNATURE.length; i++) {
			byte[] altered = SIGNATURE.clone();
			altered[i] ^= (byte) (1 << (i % 8));
			assertThat(this.verifier.verify(altered, MESSAGE)).as("byte " + i).isFalse();
		}
	}

	@Test
	void bitFlippedAnywhereInTheMessageIsNoticed() {
		for (int i = 0; i < MESSAGE.length; i++) {
			byte[] altered = MESSAGE.clone();
			altered[i] ^= (byte) (1 << (i % 8));
			assertThat(this.verifier.verify(SIGNATURE, altered)).as("byte " + i).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 128, 255, 257, 512, 100_000 })
	void signatureOfAnotherLengthIsNotVerified(int length) {
		assertThat(this.verifier.verify(Arrays.copyOf(SIGNATURE, length), MESSAGE)).isFalse();
	}

	@Test
	void signatureOfAnotherKeyIsNotVerified() {
		assertThat(this.verifier.verify(GoldenValues.signature("request"), GoldenValues.bytes("request.message")))
			.isFalse();
	}

	@Test
	void signatureLengthIsThatOfTheModulus() {
		assertThat(this.verifier.signatureLength()).isEqualTo(SIGNATURE.length).isEqualTo(256);
	}

	@Test
	void keyThatIsNotRsaIsRefused() throws Exception {
		byte[] encoded = Base64.getDecoder().decode(GoldenValues.bareBase64("ec.pub.pem"));
		PublicKey elliptic = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
		assertThatIllegalArgumentException().isThrownBy(() -> new RsaVerifier(elliptic))
			.withMessageContaining("'publicKey' must be an RSA key");
	}

}
