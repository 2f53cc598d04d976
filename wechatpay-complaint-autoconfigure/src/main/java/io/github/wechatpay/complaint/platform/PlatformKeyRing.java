package io.github.wechatpay.complaint.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.wechatpay.complaint.crypto.SerialNumber;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * All platform keys that are trusted, wherever they come from. Configured and downloaded
 * keys serve side by side, so that a merchant can move from certificates to a public key
 * while WeChat Pay signs with either.
 */
public final class PlatformKeyRing implements PlatformKeys, AutoCloseable {

	private final ConfiguredPlatformKeys configured;

	private final @Nullable DownloadedPlatformKeys downloaded;

	/**
	 * Create a key ring.
	 * @param configured the keys that are asked first
	 * @param downloaded the keys that are asked next, if certificates are downloaded
	 */
	public PlatformKeyRing(ConfiguredPlatformKeys configured, @Nullable DownloadedPlatformKeys downloaded) {
		this.configured = configured;
		this.downloaded = downloaded;
	}

	@Override
	public Mono<PlatformKey> find(SerialNumber serialNumber) {
		Mono<PlatformKey> key = this.configured.find(serialNumber);
		return (this.downloaded != null) ? key.switchIfEmpty(this.downloaded.find(serialNumber)) : key;
	}

	/**
	 * Return the keys that are at hand, without asking for more.
	 * @return configured and downloaded keys, including such as have expired
	 */
	public Collection<PlatformKey> getKeys() {
		List<PlatformKey> keys = new ArrayList<>(this.configured.getKeys());
		if (this.downloaded != null) {
			keys.addAll(this.downloaded.getKeys());
		}
		return List.copyOf(keys);
	}

	/**
	 * Stop downloading.
	 */
	@Override
	public void close() {
		if (this.downloaded != null) {
			this.downloaded.close();
		}
	}

}
