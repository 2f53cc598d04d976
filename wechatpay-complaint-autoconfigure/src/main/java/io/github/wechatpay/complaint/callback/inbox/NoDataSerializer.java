package io.github.wechatpay.complaint.callback.inbox;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * {@link Serializer} for tasks that have a key and no data, so that nothing in the
 * database becomes an object.
 */
final class NoDataSerializer implements Serializer {

	@Override
	public byte @Nullable [] serialize(@Nullable Object data) {
		if (data != null) {
			throw new IllegalArgumentException("A task of the inbox has no data");
		}
		return null;
	}

	@Override
	public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
		return null;
	}

}
