package io.github.wechatpay.complaint.platform;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.wechatpay.complaint.crypto.SerialNumber;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Platform keys that were configured: any number of certificates and public keys side by
 * side, each until it expires.
 */
public final class ConfiguredPlatformKeys implements PlatformKeys {

	private final Map<SerialNumber, PlatformKey> keys;

	private final Clock clock;

	/**
	 * Create the set of configured keys.
	 * @param keys the keys
	 * @param clock tells which have expired
	 */
	public ConfiguredPlatformKeys(Collection<PlatformKey> keys, Clock clock) {
		this.keys = keys.stream()
			.collect(Collectors.toUnmodifiableMap(PlatformKey::serialNumber, Function.identity(),
					(first, second) -> first));
		this.clock = clock;
	}

	@Override
	public Mono<PlatformKey> find(SerialNumber serialNumber) {
		return Mono.fromSupplier(() -> get(serialNumber));
	}

	private @Nullable PlatformKey get(SerialNumber serialNumber) {
		PlatformKey key = this.keys.get(serialNumber);
		return (key != null && !key.isExpired(this.clock.instant())) ? key : null;
	}

	Collection<PlatformKey> getKeys() {
		return this.keys.values();
	}

}
