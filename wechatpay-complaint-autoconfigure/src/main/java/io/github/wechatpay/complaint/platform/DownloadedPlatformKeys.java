package io.github.wechatpay.complaint.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

import io.github.wechatpay.complaint.crypto.SerialNumber;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Platform keys that come from WeChat Pay and keep themselves up to date. Nothing is
 * downloaded before a key is needed. From then on the certificates are renewed in the
 * background; what was downloaded serves until it expires, whether renewing works or not.
 * <p>
 * However many callers wait for a key, there is one download at a time. A serial number
 * that is not known starts at most one a minute.
 *
 * @see <a href="https://pay.weixin.qq.com/doc/global/v3/en/4012356485">Downloading
 * platform certificates</a>
 */
public final class DownloadedPlatformKeys implements PlatformKeys, AutoCloseable {

	private static final Log logger = LogFactory.getLog(DownloadedPlatformKeys.class);

	private final PlatformCertificateDownloader downloader;

	private final Duration refreshInterval;

	private final Clock clock;

	private final DownloadGate gate = new DownloadGate();

	private final Disposable.Swap download = Disposables.swap();

	private final Disposable.Swap nextRefresh = Disposables.swap();

	private volatile Map<SerialNumber, PlatformKey> keys = Map.of();

	private Sinks.@Nullable Empty<Void> running;

	private boolean renewing;

	private boolean closed;

	/**
	 * Create a set of keys that is empty at first.
	 * @param downloader gets the certificates
	 * @param refreshInterval how often to renew them, less than 12 hours
	 * @param clock tells which have expired
	 */
	public DownloadedPlatformKeys(PlatformCertificateDownloader downloader, Duration refreshInterval, Clock clock) {
		this.downloader = downloader;
		this.refreshInterval = refreshInterval;
		this.clock = clock;
	}

	@Override
	public Mono<PlatformKey> find(SerialNumber serialNumber) {
		return Mono.defer(() -> {
			PlatformKey key = lookUp(serialNumber);
			if (key != null) {
				return Mono.just(key);
			}
			// a public key cannot be in the list of certificates
			return serialNumber.isHexadecimal()
					? downloadIfPermitted(serialNumber).then(Mono.fromSupplier(() -> lookUp(serialNumber)))
					: Mono.empty();
		});
	}

	/**
	 * Return the keys that have been downloaded.
	 * @return the keys, including such as have expired
	 */
	public Collection<PlatformKey> getKeys() {
		return this.keys.values();
	}

	/**
	 * Stop renewing. Keys that were downloaded still serve.
	 */
	@Override
	public void close() {
		Sinks.Empty<Void> waiting;
		synchronized (this) {
			this.closed = true;
			waiting = this.running;
		}
		this.nextRefresh.dispose();
		if (waiting != null) {
			waiting.tryEmitError(alreadyClosed());
		}
		cancelDownload();
	}

	private void cancelDownload() {
		try {
			this.download.dispose();
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The event loop stopped before, and the download with it", ex);
		}
	}

	private @Nullable PlatformKey lookUp(SerialNumber serialNumber) {
		PlatformKey key = this.keys.get(serialNumber);
		return (key != null && !key.isExpired(this.clock.instant())) ? key : null;
	}

	private synchronized Mono<Void> downloadIfPermitted(SerialNumber serialNumber) {
		if (lookUp(serialNumber) != null) {
			// it came while this caller waited for the lock
			return Mono.empty();
		}
		if (this.running != null) {
			return this.running.asMono();
		}
		Instant now = this.clock.instant();
		if (!this.gate.isOpen(now)) {
			return notPermitted(this.gate.failure());
		}
		if (!this.keys.isEmpty()) {
			this.gate.closeForUnknownSerial(now);
		}
		return start();
	}

	private static Mono<Void> notPermitted(@Nullable Throwable failure) {
		return (failure != null)
				? Mono.error(() -> new PlatformKeysUnavailableException(String.valueOf(failure.getMessage()), failure))
				: Mono.empty();
	}

	private synchronized Mono<Void> start() {
		if (this.running != null) {
			return this.running.asMono();
		}
		if (this.closed) {
			return Mono.error(DownloadedPlatformKeys::alreadyClosed);
		}
		Sinks.Empty<Void> done = Sinks.empty();
		this.running = done;
		this.download.update(Mono.defer(this.downloader::download)
			.single()
			.subscribe((downloaded) -> succeed(downloaded, done), (failure) -> fail(failure, done)));
		return done.asMono();
	}

	private synchronized void renew() {
		this.renewing = true;
		start();
	}

	private void succeed(List<PlatformKey> downloaded, Sinks.Empty<Void> waiting) {
		synchronized (this) {
			this.keys = merge(downloaded);
			this.gate.succeeded();
			finish(beforeEndOf(this.refreshInterval));
		}
		waiting.tryEmitEmpty();
	}

	private void fail(Throwable failure, Sinks.Empty<Void> waiting) {
		boolean renewal;
		synchronized (this) {
			renewal = this.renewing;
			Duration pause = this.gate.failed(this.clock.instant(), failure);
			// a look for an unknown serial number does not postpone the next renewal
			finish((renewal) ? pause : null);
		}
		if (renewal) {
			logger.warn("The platform certificates could not be renewed, and those at hand serve on: "
					+ failure.getMessage());
		}
		waiting.tryEmitError(failure);
	}

	private void finish(@Nullable Duration untilRefresh) {
		this.running = null;
		this.renewing = false;
		if (untilRefresh != null) {
			this.nextRefresh.update(Mono.delay(untilRefresh).subscribe((tick) -> renew()));
		}
	}

	private Map<SerialNumber, PlatformKey> merge(List<PlatformKey> downloaded) {
		Map<SerialNumber, PlatformKey> merged = new HashMap<>(this.keys);
		downloaded.forEach((key) -> merged.put(key.serialNumber(), key));
		Instant now = this.clock.instant();
		merged.values().removeIf((key) -> key.isExpired(now));
		return Map.copyOf(merged);
	}

	private static PlatformKeysUnavailableException alreadyClosed() {
		return new PlatformKeysUnavailableException(
				"The application is stopping, and downloads no platform certificates any more.", null);
	}

	private static Duration beforeEndOf(Duration interval) {
		return interval.multipliedBy(9).dividedBy(10);
	}

}
