package io.github.wechatpay.complaint.complaints;

import java.util.Base64;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.client.WechatPayResponseException;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Downloads, with every form of URL that was seen.
 */
class ImageDownloadTests {

	private static final byte[] GIF = Base64.getDecoder()
		.decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

	private static final String GLOBAL = "https://apihk.mch.weixin.qq.com/v3/global/merchant-service/images/";

	private static final String MAINLAND = "https://api.mch.weixin.qq.com/v3/merchant-service/images/";

	private static final String ID = "200200520210722170000132072";

	@AutoClose
	private final ComplaintServer server = new ComplaintServer().respond(image("image/gif"));

	@Test
	void imageIsDownloadedUnsigned() {
		ComplaintImage image = download(Region.GLOBAL,
				GLOBAL + "ChsyMDAyMDA1MjAyMTA3MjIxNzAwMDAxMzIwNzIYACD%2B9I6IBigBMAE4AQ==")
			.block(ComplaintServer.LONG);
		assertThat(image.contentType()).isEqualTo(MediaType.IMAGE_GIF);
		assertThat(image.content()).isEqualTo(GIF);
		assertThat(image).hasToString("ComplaintImage[contentType=image/gif, 42 bytes]");
		RecordedRequest request = this.server.onlySignedRequest();
		assertThat(request.getMethod() + ' ' + request.getTarget()).isEqualTo("GET /v3/global/merchant-service/images/"
				+ "ChsyMDAyMDA1MjAyMTA3MjIxNzAwMDAxMzIwNzIYACD%2B9I6IBigBMAE4AQ==?complaint_id=" + ID);
		assertThat(request.getHeaders().get("Accept")).isEqualTo("*/*");
	}

	@ParameterizedTest
	@ValueSource(strings = { "xxxxx", "ChsyMDAwMDAwMjAyNDExMDgxNTAyMjQ4MTU1MTgYBSCIk8y5BigBMAE4AQ%3D%3D",
			"ChsyMDAwMDAwMjAyMzAzMTcxODAwNjk0NzQxMjYYBSCd/9CgBigBMAE4AQ==",
			"ChsyMDAwMDAwMjAyMzAzMTcxODAwNjk0NzQxMjYYBSCd/9CgBigBMAE4AQ%3D%3D",
			"ChsyMDAwMDAwMjAyMzAzMTcxODAwNjk0NzQxMjYYBSCd%2F9CgBigBMAE4AQ%3D%3D",
			"ChsyMDAyMDA1MjAyMTA3MjIxNzAwMDAxMzIwNzIYACD+9I6IBigBMAE4AQ==", "a//b+c", "a%252Fb",
			"ChsyMDAwMDAwMjAyMjEwMTcxNjAwMzE5NzM3MTQSGzMwMDIwMDAyMDIyMTAxNzE2MTA4NjYwOTEwMRgAIKCUtZoGKAMwAjgB" })
	void tokenIsSentAsItCame(String token) {
		download(Region.MAINLAND, MAINLAND + token).block(ComplaintServer.LONG);
		this.server.onlySignedRequest();
		assertThat(this.server.targets()).containsExactly("GET /v3/merchant-service/images/" + token);
	}

	@ParameterizedTest
	@MethodSource
	void hostAndRegionOfTheUrlDoNotMatter(Region region, String url, String target) {
		download(region, url).block(ComplaintServer.LONG);
		this.server.onlySignedRequest();
		assertThat(this.server.targets()).containsExactly("GET " + target);
	}

	static Stream<Arguments> hostAndRegionOfTheUrlDoNotMatter() {
		String global = "/v3/global/merchant-service/images/t";
		String mainland = "/v3/merchant-service/images/t";
		return Stream.of(Arguments.of(Region.GLOBAL, MAINLAND + "t", global + "?complaint_id=" + ID),
				Arguments.of(Region.GLOBAL, GLOBAL + "t?a=%2B+1", global + "?a=%2B+1&complaint_id=" + ID),
				Arguments.of(Region.GLOBAL, GLOBAL + "t?", global + "?complaint_id=" + ID),
				Arguments.of(Region.GLOBAL, GLOBAL + "t?a=1&complaint_id=" + ID, global + "?a=1&complaint_id=" + ID),
				Arguments.of(Region.MAINLAND, MAINLAND + "t", mainland),
				Arguments.of(Region.MAINLAND, GLOBAL + "t?a=1#b", mainland + "?a=1"),
				Arguments.of(Region.MAINLAND, "http://attacker.example:1/v3/merchant-service/images/t", mainland));
	}

	@ParameterizedTest
	@CsvSource({ "400, a/b+c==, a%2Fb%2Bc%3D%3D", "404, a/b%3D%3D, a%2Fb%3D%3D", "404, a%252Fb, a%2Fb" })
	void tokenIsEncodedForASecondAttempt(int status, String token, String encoded) {
		try (ComplaintServer other = new ComplaintServer()) {
			other.respond(new MockResponse.Builder().code(status).build(), image("image/png"));
			ComplaintImage image = other.service(Region.GLOBAL)
				.downloadImage(GLOBAL + token, ID)
				.block(ComplaintServer.LONG);
			assertThat(image.contentType()).isEqualTo(MediaType.IMAGE_PNG);
			String path = "GET /v3/global/merchant-service/images/";
			assertThat(other.targets()).containsExactly(path + token + "?complaint_id=" + ID,
					path + encoded + "?complaint_id=" + ID);
			assertThat(other.requests()).extracting((request) -> request.getHeaders().get("Authorization"))
				.doesNotHaveDuplicates();
		}
	}

	@ParameterizedTest
	@CsvSource({ "400, a%3D, 1", "404, abc, 1", "403, a=, 1", "400, a=, 2" })
	void thereIsNoFurtherAttempt(int status, String token, int requests) {
		try (ComplaintServer other = new ComplaintServer()) {
			other.respond(new MockResponse.Builder().code(status).build());
			requireFailure(other.service(Region.GLOBAL).downloadImage(GLOBAL + token, ID), WechatPayApiException.class);
			assertThat(other.requests()).hasSize(requests);
		}
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "xxxxx", "/v3/merchant-service/images/xxxxx", "https://qpic.cn/xxx",
			"http://qualitymgr-1258344701.gfp.tencent-cloud.com/1?sign=a&q-sign-time=1666009622;1666013232",
			"https://api.mch.weixin.qq.com/v3/merchant-service/images/",
			"https://api.mch.weixin.qq.com/v3/merchant-service/images/upload",
			"https://api.mch.weixin.qq.com/v3/merchant-service/images/../complaints-v2",
			"https://api.mch.weixin.qq.com/v3/merchant-service/images/%2e%2e/complaints-v2",
			"https://api.mch.weixin.qq.com/v3/merchant-service/images/%252e%252E%252fa",
			"https://api.mch.weixin.qq.com/v3/merchant-service/images/a/./b",
			"https://api.mch.weixin.qq.com/v3/merchant-service/images/a%3Fb",
			"https://api.mch.weixin.qq.com/v3/images/a", "https://api.mch.weixin.qq.com/a/v3/merchant-service/images/a",
			"https://api.mch.weixin.qq.com/v3/global/v3/merchant-service/images/a",
			"https://api.mch.weixin.qq.com/v3/merchant-service/images/a b",
			"https://api.mch.weixin.qq.com/v3/merchant-service/images/é",
			"https://api.mch.weixin.qq.com/v3/merchant-service/images/a?é",
			"https://api.mch.weixin.qq.com/v3/merchant-service/images/a;b", "ftp://a/v3/merchant-service/images/a",
			"mailto:a@example.com", "https://api.mch.weixin.qq.com/v3/merchant-service/images/a%" })
	void anythingButTheUrlOfAnImageIsRejected(String url) {
		requireFailure(download(Region.MAINLAND, url), IllegalArgumentException.class);
		requireFailure(download(Region.GLOBAL, url), IllegalArgumentException.class);
		assertThat(this.server.requests()).isEmpty();
	}

	@Test
	void complaintIdIsChecked() {
		requireFailure(this.server.service(Region.GLOBAL).downloadImage(GLOBAL + "t", "1&a=b"),
				IllegalArgumentException.class);
		assertThat(this.server.requests()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "nonsense", "application/octet-stream" })
	void contentTypeMayBeMissingOrWrong(String contentType) {
		try (ComplaintServer other = new ComplaintServer()) {
			other.respond(image(contentType));
			assertThat(other.service(Region.GLOBAL)
				.downloadImage(GLOBAL + "t", ID)
				.block(ComplaintServer.LONG)
				.contentType()).isEqualTo(MediaType.APPLICATION_OCTET_STREAM);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "application/json; charset=utf-8" })
	void pageIsNoImage(String contentType) {
		try (ComplaintServer other = new ComplaintServer()) {
			other.respond(image(contentType));
			requireFailure(other.service(Region.GLOBAL).downloadImage(GLOBAL + "t", ID),
					WechatPayResponseException.class);
		}
	}

	@Test
	void nothingIsNoImage() {
		try (ComplaintServer other = new ComplaintServer()) {
			other.respond(new MockResponse.Builder().setHeader("Content-Type", "image/gif").build());
			requireFailure(other.service(Region.GLOBAL).downloadImage(GLOBAL + "t", ID),
					WechatPayResponseException.class);
		}
	}

	@Test
	void sizeIsLimited() {
		try (ComplaintServer other = new ComplaintServer()) {
			other.respond(image(new byte[5 * 1024 * 1024]), image(new byte[5 * 1024 * 1024 + 1]));
			ComplaintService service = other.service(Region.GLOBAL);
			assertThat(service.downloadImage(GLOBAL + "t", ID).block(ComplaintServer.LONG).content())
				.hasSize(5 * 1024 * 1024);
			requireFailure(service.downloadImage(GLOBAL + "t", ID), WechatPayResponseException.class);
		}
	}

	private Mono<ComplaintImage> download(Region region, String url) {
		return this.server.service(region).downloadImage(url, ID);
	}

	private static MockResponse image(String contentType) {
		MockResponse.Builder response = new MockResponse.Builder().body(new Buffer().write(GIF));
		return contentType.isEmpty() ? response.build() : response.setHeader("Content-Type", contentType).build();
	}

	private static MockResponse image(byte[] content) {
		return new MockResponse.Builder().body(new Buffer().write(content))
			.setHeader("Content-Type", "image/jpeg")
			.build();
	}

	private static void requireFailure(Mono<?> call, Class<? extends Throwable> type) {
		StepVerifier.create(call)
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(type))
			.verify(ComplaintServer.LONG);
	}

}
