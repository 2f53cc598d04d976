package io.github.wechatpay.complaint.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;

import org.springframework.core.io.ClassPathResource;

/**
 * The values that {@code generate.sh} made with OpenSSL and Node.js.
 */
public final class GoldenValues {

	/**
	 * Password of the encrypted keys.
	 */
	public static final String PASSWORD = "golden-password";

	/**
	 * APIv3 key of the ciphertexts.
	 */
	public static final String API_V3_KEY = "0123456789abcdefGHIJKLMNOPQRSTUV";

	/**
	 * Nonce of the ciphertexts.
	 */
	public static final String AEAD_NONCE = "fdasflkja484";

	/**
	 * Associated data of {@code aead.ciphertext}.
	 */
	public static final String AEAD_ASSOCIATED_DATA = "complaint";

	/**
	 * Serial number of {@code merchant.cert.pem}, as {@code openssl x509 -serial} prints
	 * it.
	 */
	public static final String MERCHANT_SERIAL = "0A1B2C3D4E5F60718293A4B5C6D7E8F901234567";

	/**
	 * Serial number of the certificate in {@code apiclient_cert.p12}.
	 */
	public static final String ISSUED_SERIAL = "0B2C3D4E5F60718293A4B5C6D7E8F90123456789";

	/**
	 * Serial number of {@code other.cert.pem}.
	 */
	public static final String OTHER_SERIAL = "1DDE55AD98ED71D6EDD4A4A16996DE7B47773A8C";

	/**
	 * Merchant id, which is the password of {@code apiclient_cert.p12}.
	 */
	public static final String MERCHANT_ID = "1900000001";

	/**
	 * Serial number of {@code platform.cert.pem}, as {@code openssl x509 -serial} prints
	 * it.
	 */
	public static final String PLATFORM_SERIAL = "0C4AEF3487F3B2DAE2C4E3CE6B23B6A1B6A5E8D1";

	/**
	 * Serial number of {@code platform.expired.cert.pem}.
	 */
	public static final String EXPIRED_SERIAL = "7132D72A03E93CDDF8C03BBD1F37EEDF00EE0001";

	/**
	 * Timestamp of the signed messages.
	 */
	public static final String TIMESTAMP = "1767225600";

	/**
	 * Nonce of the signed responses.
	 */
	public static final String RESPONSE_NONCE = "c5ac7061fccab6bf3e254dcf98995b8c";

	private static final String DIRECTORY = "io/github/wechatpay/complaint/golden/";

	private GoldenValues() {
	}

	/**
	 * Return the instant at which the messages were signed.
	 * @return the instant of {@link #TIMESTAMP}
	 */
	public static Instant signedAt() {
		return Instant.ofEpochSecond(Long.parseLong(TIMESTAMP));
	}

	/**
	 * Return a clock that stands still at the instant at which the messages were signed.
	 * @return the clock
	 */
	public static Clock clock() {
		return Clock.fixed(signedAt(), ZoneOffset.UTC);
	}

	/**
	 * Return where a golden file is.
	 * @param name the name of the file
	 * @return its location on the class path
	 */
	public static String location(String name) {
		return "classpath:" + DIRECTORY + name;
	}

	/**
	 * Return the text of a golden file.
	 * @param name the name of the file
	 * @return its text
	 */
	public static String text(String name) {
		return new String(bytes(name), StandardCharsets.UTF_8);
	}

	/**
	 * Return the bytes of a golden file.
	 * @param name the name of the file
	 * @return its bytes
	 */
	public static byte[] bytes(String name) {
		try {
			return new ClassPathResource(DIRECTORY + name).getContentAsByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the decoded signature of a golden message.
	 * @param name the name of the message
	 * @return the signature
	 */
	public static byte[] signature(String name) {
		return Base64.getDecoder().decode(text(name + ".signature"));
	}

	/**
	 * Return the base64 text within a PEM file, without armour and line breaks.
	 * @param name the name of the file
	 * @return one line of base64
	 */
	public static String bareBase64(String name) {
		return text(name).replaceAll("-----[^-]+-----", "").replaceAll("\\s", "");
	}

}
