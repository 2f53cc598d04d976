package io.github.wechatpay.complaint.emulator.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signatures, checked against one that OpenSSL made.
 */
class Sha256WithRsaTests {

	@Test
	void signatureOfOpensslVerifies() throws Exception {
		assertThat(Sha256WithRsa.verify(publicKey(), golden("message.txt"), text("signature.txt"))).isTrue();
	}

	@Test
	void signatureOfAnotherMessageDoesNotVerify() throws Exception {
		assertThat(Sha256WithRsa.verify(publicKey(), golden("public-key.pem"), text("signature.txt"))).isFalse();
	}

	@Test
	void whatIsNotASignatureDoesNotVerify() throws Exception {
		assertThat(Sha256WithRsa.verify(publicKey(), golden("message.txt"), "*")).isFalse();
		assertThat(Sha256WithRsa.verify(publicKey(), golden("message.txt"), "")).isFalse();
		assertThat(Sha256WithRsa.verify(publicKey(), golden("message.txt"), "AAAA")).isFalse();
	}

	private static PublicKey publicKey() throws Exception {
		byte[] encoded = Base64.getDecoder().decode(text("public-key.pem").replaceAll("-----[A-Z ]+-----|\\s", ""));
		return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
	}

	private static String text(String name) throws IOException {
		return new String(golden(name), StandardCharsets.US_ASCII);
	}

	private static byte[] golden(String name) throws IOException {
		try (InputStream resource = Sha256WithRsaTests.class.getResourceAsStream("/golden/" + name)) {
			return resource.readAllBytes();
		}
	}

}
