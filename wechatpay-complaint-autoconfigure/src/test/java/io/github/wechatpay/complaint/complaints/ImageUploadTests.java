package io.github.wechatpay.complaint.complaints;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.WechatPayResponseException;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Uploads, as they arrive at WeChat Pay.
 */
class ImageUploadTests {

	private static final byte[] IMAGE = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, (byte) 0xff };

	@AutoClose
	private final ComplaintServer server = new ComplaintServer().respond("{\"media_id\":\"file752398_7983424\"}");

	@ParameterizedTest
	@EnumSource
	void imageIsSentInTwoParts(Region region) throws Exception {
		requireMediaId(this.server.service(region).uploadImage("filea.png", IMAGE));
		RecordedRequest request = this.server.requests().get(0);
		assertThat(request.getMethod() + ' ' + request.getTarget()).isEqualTo((region == Region.GLOBAL)
				? "POST /v3/global/merchant-service/images/upload" : "POST /v3/merchant-service/images/upload");
		String contentType = request.getHeaders().get("Content-Type");
		assertThat(contentType).startsWith("multipart/form-data;");
		String boundary = contentType.replaceAll(".*boundary=\"?([^\";]+)\"?.*", "$1");
		String meta = meta("filea.png");
		String expected = "--" + boundary + "\r\nContent-Type: application/json\r\n"
				+ "Content-Disposition: form-data; name=\"meta\"\r\nContent-Length: " + meta.length() + "\r\n\r\n"
				+ meta + "\r\n--" + boundary + "\r\nContent-Type: image/png\r\n"
				+ "Content-Disposition: form-data; name=\"file\"; filename=\"filea.png\"\r\nContent-Length: 10\r\n\r\n"
				+ new String(IMAGE, StandardCharsets.ISO_8859_1) + "\r\n--" + boundary + "--\r\n";
		assertThat(new String(request.getBody().toByteArray(), StandardCharsets.ISO_8859_1)).isEqualTo(expected);
		assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
		assertThat(request.getHeaders().get("Authorization")).startsWith("WECHATPAY2-SHA256-RSA2048 ");
	}

	@Test
	void exactlyTheBytesOfTheMetaPartAreSigned() throws Exception {
		AtomicReference<Map<String, Object>> attributes = new AtomicReference<>();
		WebClient client = this.server.client().mutate().filter((request, next) -> {
			attributes.set(request.attributes());
			return next.exchange(request);
		}).build();
		requireMediaId(this.server.service(Region.GLOBAL, false, client).uploadImage("filea.png", IMAGE));
		byte[] meta = meta("filea.png").getBytes(StandardCharsets.US_ASCII);
		assertThat(attributes.get().values())
			.anySatisfy((value) -> assertThat(value).isInstanceOf(byte[].class).isEqualTo(meta));
	}

	@ParameterizedTest
	@CsvSource({ "a.jpg, a.jpg, image/jpeg", "a b-c_1.JPG, a b-c_1.JPG, image/jpeg", "A.Png, A.Png, image/png",
			"BB04A5DEEFEA18D4F2554C1EDD3B610B.bmp, BB04A5DEEFEA18D4F2554C1EDD3B610B.bmp, image/bmp",
			"凭证.PNG, image.png, image/png", "'C:\\a\".bmp', image.bmp, image/bmp", "../a.jpg, image.jpg, image/jpeg",
			".jpg, image.jpg, image/jpeg" })
	void nameThatIsNotPlainIsReplaced(String filename, String sent, String contentType) throws Exception {
		requireMediaId(this.server.service(Region.GLOBAL).uploadImage(filename, IMAGE));
		assertThat(this.server.requests().get(0).getBody().utf8()).contains(meta(sent))
			.contains("Content-Type: " + contentType + "\r\n")
			.contains("filename=\"" + sent + "\"");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "a", "jpg", "a.gif", "a.jpeg", "a.jpg.exe", "a.jpg ", "a.webp" })
	void nameOfAnythingElseIsRejected(String filename) {
		requireRejected(this.server.service(Region.GLOBAL).uploadImage(filename, IMAGE));
	}

	@Test
	void sizeIsCheckedBeforeAnythingIsSent() {
		ComplaintService service = this.server.service(Region.GLOBAL);
		requireRejected(service.uploadImage("a.jpg", null));
		requireRejected(service.uploadImage("a.jpg", new byte[0]));
		requireRejected(service.uploadImage("a.jpg", new byte[2 * 1024 * 1024 + 1]));
		requireMediaId(service.uploadImage("a.jpg", new byte[2 * 1024 * 1024]));
	}

	@Test
	void responseWithoutMediaIdIsUnusable() {
		try (ComplaintServer other = new ComplaintServer()) {
			other.respond("{}");
			StepVerifier.create(other.service(Region.GLOBAL).uploadImage("a.jpg", IMAGE))
				.expectError(WechatPayResponseException.class)
				.verify(ComplaintServer.LONG);
		}
	}

	private static String meta(String filename) throws Exception {
		return "{\"filename\":\"" + filename + "\",\"sha256\":\""
				+ HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(IMAGE)) + "\"}";
	}

	private static void requireMediaId(Mono<String> call) {
		StepVerifier.create(call).expectNext("file752398_7983424").expectComplete().verify(ComplaintServer.LONG);
	}

	private void requireRejected(Mono<?> call) {
		StepVerifier.create(call).expectError(IllegalArgumentException.class).verify(ComplaintServer.LONG);
		assertThat(this.server.requests()).isEmpty();
	}

}
