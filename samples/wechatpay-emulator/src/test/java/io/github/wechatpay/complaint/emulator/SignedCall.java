package io.github.wechatpay.complaint.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A request of the merchant, signed the way the documents say, of which every part can be
 * got wrong.
 */
final class SignedCall {

	private final EmulatedMerchant merchant;

	private final URI uri;

	private final String method;

	private byte[] body = {};

	private String signedTarget;

	private String signedBody = "";

	private String scheme = "WECHATPAY2-SHA256-RSA2048 ";

	private Instant time = Instant.now();

	private final Map<String, String> parts = new LinkedHashMap<>();

	private final Map<String, String> headers = new LinkedHashMap<>();

	SignedCall(EmulatedMerchant merchant, URI base, String method, String target) {
		this.merchant = merchant;
		this.uri = URI.create(base + target);
		this.method = method;
		this.signedTarget = target;
		this.headers.put("Accept", "application/json");
		this.headers.put("User-Agent", "emulator-tests/1");
	}

	SignedCall json(String body) {
		return body(body).header("Content-Type", "application/json");
	}

	SignedCall body(String body) {
		this.signedBody = body;
		return sentBody(body);
	}

	SignedCall sentBody(String body) {
		return sentBody(body.getBytes(StandardCharsets.UTF_8));
	}

	SignedCall sentBody(byte[] body) {
		this.body = body;
		return this;
	}

	SignedCall signedBody(String body) {
		this.signedBody = body;
		return this;
	}

	SignedCall signedTarget(String target) {
		this.signedTarget = target;
		return this;
	}

	SignedCall scheme(String scheme) {
		this.scheme = scheme;
		return this;
	}

	SignedCall at(Instant time) {
		this.time = time;
		return this;
	}

	SignedCall part(String name, String value) {
		this.parts.put(name, value);
		return this;
	}

	SignedCall header(String name, String value) {
		this.headers.put(name, value);
		return this;
	}

	String authorization() {
		Map<String, String> all = new LinkedHashMap<>();
		all.put("mchid", this.merchant.merchantId());
		all.put("nonce_str", UUID.randomUUID().toString().replace("-", ""));
		all.put("timestamp", Long.toString(this.time.getEpochSecond()));
		all.put("serial_no", this.merchant.serialNumber());
		all.putAll(this.parts);
		all.putIfAbsent("signature", sign(String.join("\n", this.method, this.signedTarget, all.get("timestamp"),
				all.get("nonce_str"), this.signedBody, "")));
		StringBuilder header = new StringBuilder(this.scheme);
		all.forEach((name, value) -> header.append(name).append("=\"").append(value).append("\","));
		return header.substring(0, header.length() - 1);
	}

	HttpResponse<byte[]> send() {
		return send(authorization());
	}

	HttpResponse<byte[]> send(String... authorizations) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.uri)
			.timeout(Duration.ofSeconds(10))
			.method(this.method,
					(this.body.length == 0) ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(this.body));
		this.headers.forEach(request::header);
		for (String authorization : authorizations) {
			request.header("Authorization", authorization);
		}
		return exchange(request.build());
	}

	static HttpResponse<byte[]> exchange(HttpRequest request) {
		try {
			return HttpClient.newBuilder()
				.version(HttpClient.Version.HTTP_1_1)
				.build()
				.send(request, BodyHandlers.ofByteArray());
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private String sign(String message) {
		try {
			String base64 = this.merchant.privateKey().replaceAll("-----[A-Z ]+-----|\\s", "");
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(KeyFactory.getInstance("RSA")
				.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64))));
			signature.update(message.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
