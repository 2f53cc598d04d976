package io.github.wechatpay.complaint.emulator;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.github.wechatpay.complaint.emulator.api.ImageOptions;
import io.github.wechatpay.complaint.emulator.api.ImageOptions.Accepted;
import io.github.wechatpay.complaint.emulator.api.ImageOptions.Form;
import io.github.wechatpay.complaint.emulator.complaint.Image;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.fault.FaultType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Images: those of merchants go up, those of complaints come down.
 */
class ImageTests extends ComplaintTest {

	private static final byte[] IMAGE = Image.sample().content();

	@Test
	void imageIsUploadedSignedOverItsMeta() {
		assertThat(ok(upload(meta("照片.PNG", IMAGE), IMAGE).send()).path("media_id").asString())
			.matches("[0-9A-F]{32}\\.png");
	}

	@Test
	void fileIsNotSigned() {
		String meta = meta("a.png", IMAGE);
		SignedCall call = upload(meta, IMAGE).signedBody(meta + " ");
		assertThat(call.send().statusCode()).isEqualTo(401);
	}

	@Test
	void fileMayComeFirstAndTheBoundaryInQuotes() {
		String meta = meta("a.png", new byte[] { 'a' });
		String body = "--b=1\r\nContent-Disposition: form-data; name=\"file\"; filename=a.png\r\nContent-Type: image/png\r\n\r\na"
				+ "\r\n--b=1\r\nContent-Disposition: form-data; name=\"meta\"\r\n\r\n" + meta + "\r\n--b=1--";
		ok(call("POST", IMAGES + "upload").sentBody(body)
			.signedBody(meta)
			.header("Content-Type", "multipart/form-data; boundary=\"b=1\"")
			.send());
	}

	@Test
	void digestHasToBeThatOfTheFile() {
		assertInvalid(upload(meta("a.png", new byte[] { 1 }), IMAGE).send(), "sha256 is not that of the file");
	}

	@ParameterizedTest
	@CsvSource({ "a.gif", "a.jpeg", "png", "a.png.exe" })
	void nameHasToEndInAKnownExtension(String filename) {
		assertInvalid(upload(meta(filename, IMAGE), IMAGE).send(), "filename does not end in jpg, bmp or png");
	}

	@Test
	void imageHasAtMostTwoMegabytes() {
		byte[] largest = new byte[2 * 1024 * 1024];
		ok(upload(meta("a.jpg", largest), largest).send());
		byte[] larger = new byte[largest.length + 1];
		assertInvalid(upload(meta("a.jpg", larger), larger).send(), "file is larger than 2 MB");
	}

	@Test
	void bodyHasToHaveTwoParts() {
		HttpResponse<byte[]> response = call("POST", IMAGES + "upload").json("{}").send();
		assertInvalid(response, "file is missing");
	}

	@Test
	void imageOfAComplaintIsDownloadedWithoutSignature() {
		String id = raise(NewComplaint.any().image(Image.of(new byte[] { 'B', 'M', 1 })).image(Image.sample()));
		JsonNode urls = detail(id).at("/complaint_media_list/0/media_url");
		HttpResponse<byte[]> first = call("GET", target(urls.path(0), id)).send();
		assertThat(first.statusCode()).isEqualTo(200);
		assertThat(first.body()).containsExactly('B', 'M', 1);
		assertThat(header(first, "Content-Type")).isEqualTo("image/bmp");
		assertThat(first.headers().map().keySet())
			.noneMatch((name) -> name.toLowerCase(Locale.ROOT).startsWith("wechatpay-"));
		assertThat(call("GET", target(urls.path(1), id)).send().body()).isEqualTo(IMAGE);
	}

	@Test
	void imageOfAReplyIsDownloaded() {
		byte[] image = { 'G', 'I', 'F', 7 };
		String mediaId = ok(upload(meta("a.png", image), image).send()).path("media_id").asString();
		String id = raise(NewComplaint.any());
		done(respond(id, reply("a").replace("}", ",\"response_images\":[\"" + mediaId + "\"]}")));
		JsonNode url = history(id).at("/data/2/complaint_media_list/media_url/0");
		assertThat(call("GET", target(url, id)).send().body()).isEqualTo(image);
		assertRefused(call("GET", IMAGES + mediaId + "?complaint_id=" + id).send());
	}

	@Test
	void addressIsNewInEachQueryAndHardToTransport() {
		String id = raise(NewComplaint.any().image(Image.sample()));
		String one = url(id).asString();
		String other = url(id).asString();
		assertThat(one).isNotEqualTo(other).startsWith("https://apihk.mch.weixin.qq.com" + IMAGES);
		assertThat(one.substring(one.lastIndexOf("/images/") + 8)).contains("+", "/").endsWith("==");
	}

	@Test
	void globalDownloadNamesTheComplaint() {
		String id = raise(NewComplaint.any().image(Image.sample()));
		String path = target(url(id), id);
		assertRefused(call("GET", path.substring(0, path.indexOf('?'))).send());
		assertRefused(call("GET", path + "1").send());
	}

	@Test
	void mainlandDownloadDoesNot() {
		String id = raiseMainland(NewComplaint.any().image(Image.sample()));
		String url = json(mainlandCall("GET", MAINLAND_COMPLAINTS + "/" + id).send())
			.at("/complaint_media_list/0/media_url/0")
			.asString();
		assertThat(url).startsWith("https://api.mch.weixin.qq.com/v3/merchant-service/images/");
		String path = url.substring("https://api.mch.weixin.qq.com".length());
		assertThat(mainlandCall("GET", path).send().body()).isEqualTo(IMAGE);
		assertRefused(
				call("GET", IMAGES + path.substring(path.indexOf("/images/") + 8) + "?complaint_id=" + id).send());
	}

	@ParameterizedTest
	@CsvSource({ "nonsense", "%25", "AAAA", "a/b/c" })
	void otherTokensLeadNowhere(String token) {
		assertRefused(call("GET", IMAGES + token + "?complaint_id=1").send());
	}

	@Test
	void downloadIsSignedLikeEverythingElse() {
		String id = raise(NewComplaint.any().image(Image.sample()));
		HttpResponse<byte[]> response = call("GET", target(url(id), id)).signedTarget("/other").send();
		assertThat(response.statusCode()).isEqualTo(401);
	}

	@ParameterizedTest
	@CsvSource({ "RAW,ANY,true,true", "RAW,VERBATIM,true,false", "RAW,ENCODED,false,true", "ENCODED,ANY,true,true",
			"ENCODED,VERBATIM,true,true", "ENCODED,ENCODED,true,true", "MIXED,ANY,true,true",
			"MIXED,VERBATIM,true,false", "MIXED,ENCODED,false,true", "DOUBLE_ENCODED,ANY,true,true",
			"DOUBLE_ENCODED,ENCODED,false,true" })
	void tokensAreWrittenAndAcceptedInDifferentForms(Form form, Accepted accepted, boolean verbatim, boolean encoded) {
		this.emulator.changeImages(ImageOptions.likely().form(form).accepted(accepted));
		String id = raise(NewComplaint.any().image(Image.sample()));
		String url = url(id).asString();
		String token = url.substring(url.indexOf("/images/") + 8);
		assertThat(call("GET", IMAGES + token + "?complaint_id=" + id).send().statusCode())
			.isEqualTo((verbatim) ? 200 : 400);
		String again = URLEncoder.encode(decoded(token), StandardCharsets.UTF_8);
		assertThat(call("GET", IMAGES + again + "?complaint_id=" + id).send().statusCode())
			.isEqualTo((encoded) ? 200 : 400);
	}

	@Test
	void addressesCanStartDifferentlyAndCarryTheComplaint() {
		String base = "https://api.mch.weixin.qq.com/v3/merchant-service/images/";
		assertThat(control("PUT", "/emulator/images",
				"{\"form\":\"encoded\",\"base\":\"" + base + "\",\"complaint_id\":true}")
			.statusCode()).isEqualTo(204);
		String id = raise(NewComplaint.any().image(Image.sample()));
		assertThat(url(id).asString()).startsWith(base).endsWith("%3D%3D?complaint_id=" + id);
		assertThat(control("PUT", "/emulator/images", "{\"form\":\"round\"}").statusCode()).isEqualTo(400);
		this.emulator.reset();
		assertThat(url(raise(NewComplaint.any().image(Image.sample()))).asString()).startsWith("https://apihk");
	}

	@Test
	void imageCanBeExpired() {
		String id = raise(NewComplaint.any().image(Image.sample()));
		this.emulator.inject(Fault.of(FaultType.IMAGE_EXPIRED));
		String path = target(url(id), id);
		assertRefused(call("GET", path).send());
		assertThat(call("GET", path).send().body()).isEqualTo(IMAGE);
	}

	@Test
	void imageCanBeOversized() {
		String id = raise(NewComplaint.any().image(Image.sample()));
		String path = target(url(id), id);
		this.emulator.inject(Fault.of(FaultType.OVERSIZED_BODY).size(6_000_000));
		HttpResponse<byte[]> response = call("GET", path).send();
		assertThat(response.body()).hasSize(6_000_000);
		assertThat(header(response, "Content-Type")).isEqualTo("image/png");
	}

	private static String decoded(String token) {
		String decoded = token;
		while (decoded.contains("%")) {
			decoded = URLDecoder.decode(decoded.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		return decoded;
	}

	private JsonNode url(String id) {
		return detail(id).at("/complaint_media_list/0/media_url/0");
	}

	private static String target(JsonNode url, String id) {
		return url.asString().substring("https://apihk.mch.weixin.qq.com".length()) + "?complaint_id=" + id;
	}

	private static void assertRefused(HttpResponse<byte[]> response) {
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).isEmpty();
	}

}
