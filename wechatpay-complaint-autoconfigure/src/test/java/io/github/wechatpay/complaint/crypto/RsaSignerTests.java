package io.github.wechatpay.complaint.crypto;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

import io.github.wechatpay.complaint.testing.GoldenValues;
import io.github.wechatpay.complaint.testing.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RsaSigner}.
 */
class RsaSignerTests {

	private final PrivateKey key = TestKeys.privateKey(GoldenValues.text("merchant.key.pem"), null);

	private final RsaSigner signer = new RsaSigner(this.key);

	@ParameterizedTest
	@ValueSource(strings = { "request", "request-without-body", "request-with-query" })
	void signatureIsTheOneThatOpensslMakes(String name) {
		assertThat(this.signer.sign(GoldenValues.bytes(name + ".message"))).isEqualTo(GoldenValues.signature(name));
	}

	@Test
	void piecesAreSignedAsOneMessage() {
		String message = GoldenValues.text("request.message");
		byte[] first = message.substring(0, 50).getBytes(StandardCharsets.UTF_8);
		byte[] second = message.substring(50).getBytes(StandardCharsets.UTF_8);
		assertThat(this.signer.sign(first, new byte[0], second)).isEqualTo(GoldenValues.signature("request"));
	}

	@Test
	void signerCanBeUsedAgain() {
		this.signer.sign(GoldenValues.bytes("request-with-query.message"));
		assertThat(this.signer.sign(GoldenValues.bytes("request.message")))
			.isEqualTo(GoldenValues.signature("request"));
	}

	@Test
	void keyThatIsNotRsaIsRefused() throws Exception {
		byte[] encoded = Base64.getDecoder().decode(GoldenValues.bareBase64("ec.key.pem"));
		PrivateKey elliptic = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
		assertThatExceptionOfType(KeyMaterialException.class)
			.isThrownBy(() -> new RsaSigner(elliptic).sign(new byte[1]))
			.withMessage("cannot be used to sign with SHA256withRSA");
	}

}
