package io.github.wechatpay.complaint.emulator;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Cipher;

import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.emulator.identity.MerchantRegion;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A test of complaints, with a merchant in each region.
 */
abstract class ComplaintTest extends EmulatorTest {

	static final String COMPLAINTS = "/v3/global/merchant-service/complaints";

	static final String MAINLAND_COMPLAINTS = "/v3/merchant-service/complaints-v2";

	static final String IMAGES = "/v3/global/merchant-service/images/";

	static final LocalDate TODAY = LocalDate.now(ZoneOffset.ofHours(8));

	@Override
	WechatPayEmulatorBuilder configure(WechatPayEmulatorBuilder builder) {
		return super.configure(builder).merchant(MAINLAND_MERCHANT, MerchantRegion.MAINLAND);
	}

	String raise(NewComplaint complaint) {
		return this.emulator.account().raiseSilently(complaint).complaintId();
	}

	String raiseMainland(NewComplaint complaint) {
		return mainland().raiseSilently(complaint).complaintId();
	}

	static String month() {
		return "?begin_date=" + TODAY.minusDays(29) + "&end_date=" + TODAY;
	}

	JsonNode list(String more) {
		return ok(call("GET", COMPLAINTS + month() + more).send());
	}

	JsonNode detail(String id) {
		return ok(call("GET", COMPLAINTS + "/" + id).send());
	}

	JsonNode history(String id) {
		return ok(call("GET", COMPLAINTS + "/" + id + "/negotiation-historys").send());
	}

	JsonNode ok(HttpResponse<byte[]> response) {
		assertThat(response.statusCode()).as(() -> text(response)).isEqualTo(200);
		assertThat(verifies(response, platformKey())).isTrue();
		return json(response);
	}

	void done(HttpResponse<byte[]> response) {
		assertThat(response.statusCode()).as(() -> text(response)).isEqualTo(204);
		assertThat(verifies(response, platformKey())).isTrue();
	}

	static void assertError(HttpResponse<byte[]> response, int status, String code, String message) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(json(response).path("code").asString()).isEqualTo(code);
		assertThat(json(response).path("message").asString()).isEqualTo(message);
	}

	static void assertInvalid(HttpResponse<byte[]> response, String issue) {
		assertError(response, 400, "PARAM_ERROR", "参数错误");
		assertThat(json(response).at("/detail/issue").asString()).contains(issue);
	}

	HttpResponse<byte[]> respond(String id, String body) {
		return call("POST", COMPLAINTS + "/" + id + "/response").json(body).send();
	}

	HttpResponse<byte[]> complete(String id) {
		return call("POST", COMPLAINTS + "/" + id + "/complete").json("{\"complainted_mchid\":\"1900012181\"}").send();
	}

	static String reply(String content) {
		return "{\"complainted_mchid\":\"1900012181\",\"response_content\":\"" + content + "\"}";
	}

	SignedCall upload(String meta, byte[] file) {
		return upload(call("POST", IMAGES + "upload"), meta, file);
	}

	static SignedCall upload(SignedCall call, String meta, byte[] file) {
		String start = "--boundary\r\nContent-Disposition: form-data; name=\"meta\";\r\nContent-Type: application/json\r\n\r\n"
				+ meta
				+ "\r\n--boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\";\r\nContent-Type: image/png\r\n\r\n";
		byte[] first = start.getBytes(StandardCharsets.UTF_8);
		byte[] last = "\r\n--boundary--\r\n".getBytes(StandardCharsets.UTF_8);
		byte[] body = new byte[first.length + file.length + last.length];
		System.arraycopy(first, 0, body, 0, first.length);
		System.arraycopy(file, 0, body, first.length, file.length);
		System.arraycopy(last, 0, body, first.length + file.length, last.length);
		return call.sentBody(body).signedBody(meta).header("Content-Type", "multipart/form-data;boundary=boundary");
	}

	static String meta(String filename, byte[] file) {
		try {
			String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
			return "{\"filename\":\"" + filename + "\",\"sha256\":\"" + sha256 + "\"}";
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String decrypt(EmulatedMerchant merchant, String transformation, String ciphertext)
			throws GeneralSecurityException {
		String base64 = merchant.privateKey().replaceAll("-----[A-Z ]+-----|\\s", "");
		PrivateKey key = KeyFactory.getInstance("RSA")
			.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
		Cipher cipher = Cipher.getInstance(transformation);
		cipher.init(Cipher.DECRYPT_MODE, key);
		return new String(cipher.doFinal(Base64.getDecoder().decode(ciphertext)), StandardCharsets.UTF_8);
	}

}
