package io.github.wechatpay.complaint.emulator.notification;

import java.io.Serial;
import java.util.Locale;

import io.github.wechatpay.complaint.emulator.http.Ending;

/**
 * A notification was broken off on purpose.
 */
final class BrokenOffException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	BrokenOffException(Ending ending) {
		super(ending.name().toLowerCase(Locale.ROOT) + " on purpose", null, false, false);
	}

}
