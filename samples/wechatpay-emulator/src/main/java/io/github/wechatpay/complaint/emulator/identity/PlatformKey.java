package io.github.wechatpay.complaint.emulator.identity;

import java.security.PrivateKey;

/**
 * A key the platform signs with, and the name by which its other half is found.
 *
 * @param id the serial number of a platform certificate, or the id of the public key
 * @param privateKey the key
 */
public record PlatformKey(String id, PrivateKey privateKey) {

	@Override
	public String toString() {
		return "PlatformKey[id=" + this.id + "]";
	}

}
