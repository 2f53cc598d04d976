package io.github.wechatpay.complaint.emulator.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.wechatpay.complaint.emulator.complaint.Complaint;
import io.github.wechatpay.complaint.emulator.complaint.HistoryEntry;
import io.github.wechatpay.complaint.emulator.complaint.Image;
import io.github.wechatpay.complaint.emulator.crypto.RandomText;
import io.github.wechatpay.complaint.emulator.fault.FaultType;
import io.github.wechatpay.complaint.emulator.http.Answer;
import io.github.wechatpay.complaint.emulator.http.JsonBodies;
import io.github.wechatpay.complaint.emulator.http.Request;

/**
 * Takes the images of merchants, and hands out those of complaints.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012467250">Uploading
 * images</a>
 */
final class ImageEndpoint {

	private static final int LARGEST_IMAGE = 2 * 1024 * 1024;

	private static final int LONGEST_NAME = 128;

	private static final int LONGEST_DIGEST = 64;

	private static final int MEDIA_ID = 32;

	private final ImageSettings images;

	private final RandomText random;

	private final JsonBodies json;

	ImageEndpoint(ImageSettings images, RandomText random, JsonBodies json) {
		this.images = images;
		this.random = random;
		this.json = json;
	}

	/**
	 * Return what the merchant signs of an upload: what is said about the file, and not
	 * the file.
	 */
	static byte[] signedPart(Request request) {
		return Multipart.of(request).part("meta").map(Multipart.Part::content).orElse(request.body());
	}

	Answer upload(ApiCall call) {
		Multipart multipart = Multipart.of(call.request());
		Multipart.Part file = multipart.part("file").orElseThrow(() -> invalid("file", "file is missing"));
		JsonObject meta = meta(multipart);
		String extension = extension(meta);
		if (file.filename() == null || !file.contentType().startsWith("image/")) {
			throw invalid("file", "file has no file name, or is not an image");
		}
		if (file.content().length > LARGEST_IMAGE) {
			throw invalid("file", "file is larger than 2 MB");
		}
		if (!sha256(file.content()).equalsIgnoreCase(meta.required("sha256", LONGEST_DIGEST))) {
			throw meta.invalid("sha256", "sha256 is not that of the file");
		}
		String mediaId = this.random.hex(MEDIA_ID).toUpperCase(Locale.ROOT) + "." + extension;
		call.merchant().images().add(mediaId, Image.of(file.content()));
		return Answers.ok(this.json, Map.of("media_id", mediaId));
	}

	private JsonObject meta(Multipart multipart) {
		byte[] meta = multipart.part("meta").orElseThrow(() -> invalid("meta", "meta is missing")).content();
		try {
			return new JsonObject(this.json.read(meta));
		}
		catch (IllegalArgumentException ex) {
			throw invalid("meta", "meta is not valid JSON");
		}
	}

	private static String extension(JsonObject meta) {
		String filename = meta.required("filename", LONGEST_NAME).toLowerCase(Locale.ROOT);
		return List.of("jpg", "bmp", "png")
			.stream()
			.filter((extension) -> filename.endsWith("." + extension))
			.findFirst()
			.orElseThrow(() -> meta.invalid("filename", "filename does not end in jpg, bmp or png"));
	}

	private static ApiException invalid(String part, String issue) {
		return ApiException.invalid("body", part, "", issue);
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	Answer download(ApiCall call) {
		return (call.fault().type() == FaultType.IMAGE_EXPIRED) ? Answer.empty(400)
				: find(call).map((image) -> Answer.of(200, image.contentType(), image.content()))
					.orElseGet(() -> Answer.empty(400));
	}

	private Optional<Image> find(ApiCall call) {
		return Optional.ofNullable(MediaUrls.accepted(call.variables().get("token"), this.images.current()))
			.flatMap(ImageToken::read)
			.filter((token) -> isAskedFor(call, token))
			.flatMap((token) -> find(call, token));
	}

	private static boolean isAskedFor(ApiCall call, ImageToken token) {
		return !call.isGlobal() || token.complaintId().equals(call.request().parameter("complaint_id"));
	}

	private static Optional<Image> find(ApiCall call, ImageToken token) {
		return call.merchant()
			.complaints()
			.find(token.complaintId())
			.map((complaint) -> images(complaint, token))
			.filter((images) -> token.index() >= 0 && token.index() < images.size())
			.map((images) -> images.get(token.index()));
	}

	private static List<Image> images(Complaint complaint, ImageToken token) {
		if (token.logId() == null) {
			return complaint.origin().images();
		}
		return complaint.history()
			.stream()
			.filter((entry) -> entry.logId().equals(token.logId()))
			.findFirst()
			.map(HistoryEntry::images)
			.orElse(List.of());
	}

}
