package io.github.wechatpay.complaint.emulator.fault;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A body, and what a fault does to it before it is signed.
 *
 * @param contentType the media type
 * @param bytes the body
 */
public record FaultyBody(String contentType, byte[] bytes) {

	private static final String JSON = "application/json; charset=utf-8";

	private static final String PAGE = """
			<html>
			<head><title>502 Bad Gateway</title></head>
			<body><center><h1>502 Bad Gateway</h1></center></body>
			</html>
			""";

	/**
	 * Apply a fault to a JSON body.
	 * @param json the body
	 * @param fault the fault; faults that are not about bodies are ignored
	 * @return what is left of the body
	 */
	public static FaultyBody of(byte[] json, Fault fault) {
		return switch (fault.type()) {
			case HTML -> html();
			case OVERSIZED_BODY -> new FaultyBody(JSON, padded(json, fault.size()));
			case CHARSET -> recoded(json, fault.charset());
			default -> new FaultyBody(JSON, json);
		};
	}

	/**
	 * Apply a fault to a body that is not JSON.
	 * @param contentType the media type of the body
	 * @param body the body
	 * @param fault the fault; faults that are not about size are ignored
	 * @return what is left of the body
	 */
	public static FaultyBody of(String contentType, byte[] body, Fault fault) {
		return new FaultyBody(contentType,
				(fault.type() == FaultType.OVERSIZED_BODY) ? padded(body, fault.size()) : body);
	}

	/**
	 * Return the page of a gateway that has lost its server.
	 * @return the page
	 */
	public static FaultyBody html() {
		return new FaultyBody("text/html", PAGE.getBytes(StandardCharsets.UTF_8));
	}

	private static FaultyBody recoded(byte[] json, Charset charset) {
		byte[] bytes = new String(json, StandardCharsets.UTF_8).getBytes(charset);
		return new FaultyBody("application/json; charset=" + charset.name(), bytes);
	}

	private static byte[] padded(byte[] json, int size) {
		byte[] padded = Arrays.copyOf(json, Math.max(json.length, size));
		Arrays.fill(padded, json.length, padded.length, (byte) ' ');
		return padded;
	}

}
