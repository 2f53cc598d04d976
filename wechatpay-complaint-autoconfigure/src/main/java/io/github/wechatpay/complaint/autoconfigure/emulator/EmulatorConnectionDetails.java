package io.github.wechatpay.complaint.autoconfigure.emulator;

import java.net.URI;

import io.github.wechatpay.complaint.autoconfigure.WechatPayConnectionDetails;
import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.crypto.ApiV3Key;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Connects to a running emulator as the merchant that it knows, so that a test needs no
 * credentials. It does not matter whether the emulator runs in the same process, in
 * another one, or in a container.
 */
public final class EmulatorConnectionDetails implements WechatPayConnectionDetails {

	private final AccessPoint accessPoint;

	private final MerchantCredentials merchant;

	private final ApiV3Key apiV3Key;

	EmulatorConnectionDetails(AccessPoint accessPoint, MerchantCredentials merchant, ApiV3Key apiV3Key) {
		this.accessPoint = accessPoint;
		this.merchant = merchant;
		this.apiV3Key = apiV3Key;
	}

	/**
	 * Ask an emulator for its first merchant of the global region. Waits for the
	 * response.
	 * @param emulator scheme, host and port of the emulator
	 * @return the connection details
	 * @throws IllegalStateException if there is no emulator, or no such merchant
	 */
	public static EmulatorConnectionDetails of(URI emulator) {
		return of(emulator, Region.GLOBAL);
	}

	/**
	 * Ask an emulator for its first merchant of a region. Waits for the response.
	 * @param emulator scheme, host and port of the emulator
	 * @param region the region to connect to
	 * @return the connection details
	 * @throws IllegalStateException if there is no emulator, or no such merchant
	 */
	public static EmulatorConnectionDetails of(URI emulator, Region region) {
		AccessPoint accessPoint = new AccessPoint(region, emulator);
		return new EmulatedMerchantQuery(emulator.resolve("/emulator/merchants")).connectTo(accessPoint);
	}

	/**
	 * Ask an emulator for its first merchant of the region that {@code wechatpay.region}
	 * names. Waits for the response.
	 * @param emulator scheme, host and port of the emulator
	 * @param environment the properties of the application
	 * @return the connection details
	 * @throws IllegalStateException if there is no emulator, or no such merchant
	 */
	public static EmulatorConnectionDetails of(URI emulator, Environment environment) {
		return of(emulator, Binder.get(environment).bind("wechatpay.region", Region.class).orElse(Region.GLOBAL));
	}

	@Override
	public AccessPoint getAccessPoint() {
		return this.accessPoint;
	}

	@Override
	public MerchantCredentials getMerchant() {
		return this.merchant;
	}

	@Override
	public ApiV3Key getApiV3Key() {
		return this.apiV3Key;
	}

	/**
	 * Return a text without the keys.
	 */
	@Override
	public String toString() {
		return "EmulatorConnectionDetails[" + this.accessPoint.baseUri() + ", " + this.accessPoint.region()
				+ ", merchant " + this.merchant.merchantId() + "]";
	}

}
