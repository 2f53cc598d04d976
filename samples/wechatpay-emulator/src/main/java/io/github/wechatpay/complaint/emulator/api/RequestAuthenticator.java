package io.github.wechatpay.complaint.emulator.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.wechatpay.complaint.emulator.crypto.Sha256WithRsa;
import io.github.wechatpay.complaint.emulator.http.Request;
import io.github.wechatpay.complaint.emulator.identity.SerialNumbers;
import io.github.wechatpay.complaint.emulator.merchant.Merchant;
import io.github.wechatpay.complaint.emulator.merchant.Merchants;

/**
 * Verifies that a request was signed by a merchant, just now, over the bytes that
 * arrived.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4012354988">How to sign</a>
 */
final class RequestAuthenticator {

	private static final Duration TOLERANCE = Duration.ofMinutes(5);

	private static final int SHOWN_MESSAGE = 256;

	private final Merchants merchants;

	private final Clock clock;

	RequestAuthenticator(Merchants merchants, Clock clock) {
		this.merchants = merchants;
		this.clock = clock;
	}

	Merchant authenticate(Request request, byte[] signedPart) {
		AuthorizationHeader header = AuthorizationHeader.parse(request.headerValues("Authorization"));
		requireRecent(header);
		Merchant merchant = this.merchants.find(header.merchantId())
			.orElseThrow(() -> signError(ErrorTexts.UNKNOWN_MERCHANT));
		if (!SerialNumbers.same(merchant.account().serialNumber(), header.serialNumber())) {
			throw signError(ErrorTexts.UNKNOWN_SERIAL);
		}
		byte[] message = message(request, header, signedPart);
		if (!Sha256WithRsa.verify(merchant.account().publicKey(), message, header.signature())) {
			throw new ApiException(401, "SIGN_ERROR", ErrorTexts.WRONG_SIGNATURE, detail(request, message));
		}
		return merchant;
	}

	private void requireRecent(AuthorizationHeader header) {
		Instant signed = Instant.ofEpochSecond(Long.parseLong(header.timestamp()));
		if (Duration.between(signed, this.clock.instant()).abs().compareTo(TOLERANCE) > 0) {
			throw signError(ErrorTexts.TIMESTAMP);
		}
	}

	private static ApiException signError(String message) {
		return new ApiException(401, "SIGN_ERROR", message);
	}

	private static byte[] message(Request request, AuthorizationHeader header, byte[] signedPart) {
		String start = String.join("\n", request.method(), request.target(), header.timestamp(), header.nonce(), "");
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		message.writeBytes(start.getBytes(StandardCharsets.UTF_8));
		message.writeBytes(signedPart);
		message.write('\n');
		return message.toByteArray();
	}

	private static Map<String, Object> detail(Request request, byte[] message) {
		String shown = new String(message, StandardCharsets.UTF_8);
		Map<String, Object> information = new LinkedHashMap<>();
		information.put("method", request.method());
		information.put("sign_message_length", message.length);
		information.put("truncated_sign_message", shown.substring(0, Math.min(shown.length(), SHOWN_MESSAGE)));
		information.put("url", request.target());
		Map<String, Object> detail = new LinkedHashMap<>();
		detail.put("detail", Map.of("issue", "sign not match"));
		detail.put("field", "signature");
		detail.put("location", "authorization");
		detail.put("sign_information", information);
		return detail;
	}

}
