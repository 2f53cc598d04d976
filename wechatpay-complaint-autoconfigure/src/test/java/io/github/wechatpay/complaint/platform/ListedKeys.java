package io.github.wechatpay.complaint.platform;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.crypto.SerialNumber;
import io.github.wechatpay.complaint.testing.TestKeys;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * What WeChat Pay lists, and how often it was asked.
 */
final class ListedKeys implements PlatformCertificateDownloader {

	static final String SERIAL = "5A0B";

	static final String NEW_SERIAL = "7C1D";

	private final AtomicInteger downloads = new AtomicInteger();

	private final AtomicInteger cancellations = new AtomicInteger();

	private volatile Supplier<Mono<List<PlatformKey>>> answer = () -> Mono.just(List.of(key(SERIAL)));

	static PlatformKey key(String serialNumber) {
		return key(serialNumber, null);
	}

	static PlatformKey key(String serialNumber, @Nullable Instant expiresAt) {
		return new PlatformKey(SerialNumber.of(serialNumber), TestKeys.PLATFORM.getPublic(), expiresAt);
	}

	void list(PlatformKey... keys) {
		this.answer = () -> Mono.just(List.of(keys));
	}

	void fail(String message) {
		this.answer = () -> Mono.error(new PlatformKeysUnavailableException(message, null));
	}

	void answer(Supplier<Mono<List<PlatformKey>>> answer) {
		this.answer = answer;
	}

	/**
	 * Let the answer wait until something is emitted.
	 */
	Sinks.One<List<PlatformKey>> hold() {
		Sinks.One<List<PlatformKey>> answer = Sinks.one();
		this.answer = answer::asMono;
		return answer;
	}

	int downloads() {
		return this.downloads.get();
	}

	int cancellations() {
		return this.cancellations.get();
	}

	@Override
	public Mono<List<PlatformKey>> download() {
		this.downloads.incrementAndGet();
		return this.answer.get().doOnCancel(this.cancellations::incrementAndGet);
	}

}
