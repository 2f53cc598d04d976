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
import io.github.wechatpay.complaint.emulator.identity.MerchantAccount;
import io.github.wechatpay.complaint.emulator.identity.SerialNumbers;

/**
 * Verifies that a request was signed by the merchant, just now, over the bytes that
 * arrived.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4012354988">How to sign</a>
 */
final class RequestAuthenticator {

	private static final Duration TOLERANCE = Duration.ofMinutes(5);

	private static final int SHOWN_MESSAGE = 256;

	private final MerchantAccount merchant;

	private final Clock clock;

	RequestAuthenticator(MerchantAccount merchant, Clock clock) {
		this.merchant = merchant;
		this.clock = clock;
	}

	void authenticate(Request request) {
		try {
			AuthorizationHeader header = AuthorizationHeader.parse(request.headerValues("Authorization"));
			requireKnown(header);
			requireRecent(header);
			requireSigned(request, header);
		}
		catch (RejectedAuthorizationException ex) {
			throw signError(request, ex, Map.of());
		}
	}

	private void requireKnown(AuthorizationHeader header) {
		if (!this.merchant.merchantId().equals(header.merchantId())) {
			throw new RejectedAuthorizationException("商户未申请过证书", "mchid", "the merchant is not known");
		}
		if (!SerialNumbers.same(this.merchant.serialNumber(), header.serialNumber())) {
			throw new RejectedAuthorizationException("证书序列号有误", "serial_no", "the merchant has no such certificate");
		}
	}

	private void requireRecent(AuthorizationHeader header) {
		Instant signed = Instant.ofEpochSecond(Long.parseLong(header.timestamp()));
		Duration difference = Duration.between(signed, this.clock.instant()).abs();
		if (difference.compareTo(TOLERANCE) > 0) {
			throw new RejectedAuthorizationException("timestamp 与服务器相差超过5分钟", "timestamp",
					"the difference is " + difference.toSeconds() + " seconds");
		}
	}

	private void requireSigned(Request request, AuthorizationHeader header) {
		byte[] message = message(request, header);
		if (!Sha256WithRsa.verify(this.merchant.keys().getPublic(), message, header.signature())) {
			String shown = new String(message, StandardCharsets.UTF_8);
			throw signError(request, new RejectedAuthorizationException("签名错误,请检查后再试", "signature", "sign not match"),
					Map.of("sign_message_length", message.length, "truncated_sign_message",
							shown.substring(0, Math.min(shown.length(), SHOWN_MESSAGE))));
		}
	}

	private static byte[] message(Request request, AuthorizationHeader header) {
		String start = String.join("\n", request.method(), request.target(), header.timestamp(), header.nonce(), "");
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		message.writeBytes(start.getBytes(StandardCharsets.UTF_8));
		message.writeBytes(request.body());
		message.write('\n');
		return message.toByteArray();
	}

	private static ApiException signError(Request request, RejectedAuthorizationException reason, Map<String, ?> more) {
		Map<String, Object> information = new LinkedHashMap<>(more);
		information.put("method", request.method());
		information.put("url", request.target());
		Map<String, Object> detail = new LinkedHashMap<>();
		detail.put("detail", Map.of("issue", reason.issue()));
		detail.put("field", reason.field());
		detail.put("location", "authorization");
		detail.put("sign_information", information);
		return new ApiException(401, "SIGN_ERROR", String.valueOf(reason.getMessage()), detail);
	}

}
