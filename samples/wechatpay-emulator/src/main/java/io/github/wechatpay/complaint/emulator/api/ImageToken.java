package io.github.wechatpay.complaint.emulator.api;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What an address of an image names: a protocol buffer in base64, with the fields that
 * real ones have. A last field makes each one different, and has it contain {@code +},
 * {@code /} and {@code =}.
 *
 * @param complaintId the complaint
 * @param logId the entry of the history, or {@code null} for the complaint itself
 * @param index which image
 */
record ImageToken(String complaintId, @Nullable String logId, int index) {

	private static final int TEXT = 2;

	private static final byte[] SLASHES_AND_PLUSES = { (byte) 0xFB, (byte) 0xFF, (byte) 0xBF };

	private static final int SALT = 4;

	String write(Instant time, String salt) {
		ByteArrayOutputStream token = new ByteArrayOutputStream();
		writeText(token, 1, this.complaintId);
		if (this.logId != null) {
			writeText(token, 2, this.logId);
		}
		writeNumber(token, 3, this.index);
		writeNumber(token, 4, time.getEpochSecond());
		writeNumber(token, 5, (this.logId != null) ? 3 : 1);
		writeNumber(token, 6, 1);
		writeNumber(token, 7, 1);
		writeFiller(token, salt);
		return Base64.getEncoder().encodeToString(token.toByteArray());
	}

	private static void writeFiller(ByteArrayOutputStream token, String salt) {
		int alignment = (3 - (token.size() + 2) % 3) % 3;
		token.write(8 << 3 | TEXT);
		token.write(alignment + SLASHES_AND_PLUSES.length + SALT);
		token.writeBytes(new byte[alignment]);
		token.writeBytes(SLASHES_AND_PLUSES);
		token.writeBytes(salt.substring(0, SALT).getBytes(StandardCharsets.US_ASCII));
	}

	private static void writeText(ByteArrayOutputStream token, int field, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		token.write(field << 3 | TEXT);
		writeVariable(token, bytes.length);
		token.writeBytes(bytes);
	}

	private static void writeNumber(ByteArrayOutputStream token, int field, long number) {
		token.write(field << 3);
		writeVariable(token, number);
	}

	private static void writeVariable(ByteArrayOutputStream token, long number) {
		long rest = number;
		while (rest > 0x7F) {
			token.write((int) (rest & 0x7F | 0x80));
			rest >>>= 7;
		}
		token.write((int) rest);
	}

	static Optional<ImageToken> read(String text) {
		try {
			return Optional.of(read(ByteBuffer.wrap(Base64.getDecoder().decode(text))));
		}
		catch (RuntimeException ex) {
			// anybody may send anything
			return Optional.empty();
		}
	}

	private static ImageToken read(ByteBuffer token) {
		String complaintId = "";
		String logId = null;
		int index = 0;
		while (token.hasRemaining()) {
			long key = readVariable(token);
			Object value = ((key & 7) == TEXT) ? readText(token) : (Object) readVariable(token);
			switch ((int) (key >>> 3)) {
				case 1 -> complaintId = (String) value;
				case 2 -> logId = (String) value;
				case 3 -> index = ((Long) value).intValue();
				default -> {
				}
			}
		}
		return new ImageToken(complaintId, logId, index);
	}

	private static String readText(ByteBuffer token) {
		byte[] bytes = new byte[(int) readVariable(token)];
		token.get(bytes);
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static long readVariable(ByteBuffer token) {
		long number = 0;
		int shift = 0;
		int next;
		do {
			next = token.get();
			number |= (long) (next & 0x7F) << shift;
			shift += 7;
		}
		while ((next & 0x80) != 0);
		return number;
	}

}
