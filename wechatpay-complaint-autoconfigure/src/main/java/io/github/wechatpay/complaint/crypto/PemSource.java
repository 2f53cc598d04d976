package io.github.wechatpay.complaint.crypto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.springframework.core.io.ResourceLoader;

/**
 * Finds PEM text where it was put: in the given value itself, or at the location that the
 * value names.
 */
public final class PemSource {

	private static final String BEGIN = "-----BEGIN ";

	private static final Pattern BARE_BASE64 = Pattern.compile("[A-Za-z0-9+/=\\s]{100,}");

	private static final Pattern LOCATION = Pattern
		.compile("(?:file:|classpath:)[^\\n\\r]{1,500}|[^\\n\\r\\\\:]{1,250}\\.(?:pem|key|crt|cer|txt)");

	private static final Pattern KEY_STORE = Pattern.compile("[^\\n\\r]{1,500}\\.(?:p12|pfx|jks)",
			Pattern.CASE_INSENSITIVE);

	// what is left of a block when something on its way turned line breaks into blanks
	private static final Pattern ONE_LINE = Pattern
		.compile("-----BEGIN ([A-Z0-9 ]+)-----[ \\t]*([A-Za-z0-9+/=][A-Za-z0-9+/= \\t]*+)-----END \\1-----");

	// a byte order mark counts as well
	private static final Pattern INDENTATION = Pattern.compile("^[ \\t\\ufeff]+", Pattern.MULTILINE);

	private static final Pattern OTHER_SCHEME = Pattern
		.compile("(?!file:|classpath:)(?:(?:jar|nested|url|zip):|[a-z][a-z0-9+.-]+://)", Pattern.CASE_INSENSITIVE);

	private final ResourceLoader resourceLoader;

	/**
	 * Create a source that loads from the given loader.
	 * @param resourceLoader the loader of locations
	 */
	public PemSource(ResourceLoader resourceLoader) {
		this.resourceLoader = resourceLoader;
	}

	/**
	 * Return the PEM text that the value holds or points to. Line breaks written as
	 * {@code \n}, as environment variables often have them, count as line breaks, and
	 * those that are missing around the base64 of a block are put back.
	 * @param textOrLocation PEM text, or a location such as
	 * {@code file:/etc/wechatpay/apiclient_key.pem} or {@code classpath:cert.pem}
	 * @return the PEM text
	 * @throws KeyMaterialException if there is none
	 */
	public String read(String textOrLocation) {
		if (textOrLocation.isBlank()) {
			throw new KeyMaterialException("is empty", "Give the location of a PEM file, or its text.");
		}
		if (textOrLocation.contains(BEGIN)) {
			return normalize(textOrLocation);
		}
		if (BARE_BASE64.matcher(textOrLocation).matches()) {
			throw new KeyMaterialException("is base64 without PEM armour",
					"Keep the lines '-----BEGIN …-----' and '-----END …-----' of the file, or give the file's location.");
		}
		String location = textOrLocation.strip();
		String content = load(location);
		if (!content.contains(BEGIN)) {
			throw new KeyMaterialException("names a file that contains no PEM block" + quote(location),
					"Use the .pem file as downloaded from the merchant platform, with its '-----BEGIN …-----' line.");
		}
		return normalize(content);
	}

	private String load(String location) {
		if (OTHER_SCHEME.matcher(location).lookingAt()) {
			throw new KeyMaterialException("names a location that is neither a file nor on the class path",
					"Begin the location with 'file:' or 'classpath:'. Keys are not downloaded.");
		}
		if (KEY_STORE.matcher(location).matches()) {
			throw new KeyMaterialException("names a key store, which is not a PEM file",
					"Make an SSL bundle of it (spring.ssl.bundle.jks.<name>.keystore.location and .password) and set "
							+ "wechatpay.ssl-bundle to the name of the bundle, in the place of key and certificate; "
							+ "or use the .pem file of the same download.");
		}
		try {
			return this.resourceLoader.getResource(location).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException | RuntimeException ex) {
			throw unreadable(location);
		}
	}

	private static KeyMaterialException unreadable(String location) {
		if (isLocation(location)) {
			return new KeyMaterialException("names a file that cannot be read" + quote(location),
					"Check the path and its permissions. A path without a prefix is looked up on the class path; "
							+ "write 'file:' in front of a path of the file system.");
		}
		return new KeyMaterialException("is neither PEM text nor the location of a file",
				"Give the file's location, such as file:/etc/wechatpay/apiclient_key.pem, or its text with the lines "
						+ "'-----BEGIN …-----' and '-----END …-----'.");
	}

	/**
	 * Return whether the value is certainly not key material that lost its armour, and
	 * can therefore be shown.
	 */
	private static boolean isLocation(String value) {
		return LOCATION.matcher(value).matches();
	}

	private static String quote(String location) {
		return isLocation(location) ? ": " + location : "";
	}

	private static String normalize(String pem) {
		String lines = INDENTATION.matcher(pem.replace("\\r", "").replace("\\n", "\n")).replaceAll("");
		return ONE_LINE.matcher(lines).replaceAll("-----BEGIN $1-----\n$2\n-----END $1-----\n");
	}

}
