package io.github.wechatpay.complaint.platform;

import io.github.wechatpay.complaint.crypto.SerialNumber;
import reactor.core.publisher.Mono;

/**
 * The platform keys that are trusted at the moment.
 */
public interface PlatformKeys {

	/**
	 * Find the key that a message says it was signed with.
	 * @param serialNumber the value of {@code Wechatpay-Serial}
	 * @return the key, or nothing when no trusted key has that name; an error when it
	 * cannot be told at the moment
	 */
	Mono<PlatformKey> find(SerialNumber serialNumber);

}
