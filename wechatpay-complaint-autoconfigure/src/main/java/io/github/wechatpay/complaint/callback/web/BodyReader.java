package io.github.wechatpay.complaint.callback.web;

import java.io.ByteArrayOutputStream;
import java.time.Duration;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;

/**
 * Reads the body of a message up to a limit. What is beyond it is read as well, though
 * not kept, as far as that is reasonable: a connection that is closed while the other
 * side is still sending loses the response.
 */
final class BodyReader {

	private static final long MAX_SURPLUS = 2 * 1024 * 1024;

	private final int limit;

	private final Duration surplusTime;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final Sinks.Empty<Void> exceeded = Sinks.empty();

	private long length;

	BodyReader(int limit, Duration surplusTime) {
		this.limit = limit;
		this.surplusTime = surplusTime;
	}

	/**
	 * Return the bytes, or a {@link DataBufferLimitException} if they are too many.
	 */
	Mono<byte[]> read(Flux<DataBuffer> body) {
		return body.doOnNext(this::add)
			.takeUntil((buffer) -> this.length > this.limit + MAX_SURPLUS)
			.takeUntilOther(this.exceeded.asMono().then(Mono.delay(this.surplusTime)))
			.then(Mono.fromCallable(this::toBytes));
	}

	private void add(DataBuffer buffer) {
		this.length += buffer.readableByteCount();
		if (this.length <= this.limit) {
			byte[] part = new byte[buffer.readableByteCount()];
			buffer.read(part);
			this.bytes.writeBytes(part);
		}
		else {
			this.exceeded.tryEmitEmpty();
		}
		DataBufferUtils.release(buffer);
	}

	private byte[] toBytes() {
		if (this.length > this.limit) {
			throw new DataBufferLimitException("The body is larger than " + this.limit + " bytes");
		}
		return this.bytes.toByteArray();
	}

}
