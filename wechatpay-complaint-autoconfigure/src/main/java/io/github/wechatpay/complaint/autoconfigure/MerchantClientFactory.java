package io.github.wechatpay.complaint.autoconfigure;

import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.ClientResources;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.client.WechatPayWebClientCustomizer;
import io.github.wechatpay.complaint.crypto.RsaProvider;
import io.github.wechatpay.complaint.merchant.MerchantClients;
import io.github.wechatpay.complaint.merchant.MerchantNames;
import io.github.wechatpay.complaint.platform.VerificationListener;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Creates the clients of the merchants, which share threads and connections.
 */
final class MerchantClientFactory {

	private final ClientResources resources;

	private final Clock clock;

	private final List<WechatPayWebClientCustomizer> customizers;

	private final List<VerificationListener> listeners;

	private final ObservationRegistry observationRegistry;

	private volatile @Nullable RsaProvider sharedProvider;

	MerchantClientFactory(ClientResources resources, Clock clock, List<WechatPayWebClientCustomizer> customizers,
			List<VerificationListener> listeners, ObservationRegistry observationRegistry) {
		this.resources = resources;
		this.clock = clock;
		this.customizers = customizers;
		this.listeners = listeners;
		this.observationRegistry = observationRegistry;
	}

	WechatPayClient create(String merchant, WechatPayPropertiesMapper mapper, WechatPayConnectionDetails details) {
		warnAboutPlaintext(details.getAccessPoint(), mapper.property("base-uri"));
		return WechatPayClient.builder()
			.merchant(details::getMerchant)
			.accessPoint(details.getAccessPoint())
			.platform(mapper.platformTrust(details))
			.settings(mapper.clientSettings())
			.clock(this.clock)
			.clockTolerance(mapper.clockTolerance())
			.rsaProvider(rsaProvider(mapper, details.getMerchant().privateKey()))
			.customizers(this.customizers)
			.verificationListeners(this.listeners.stream().map((listener) -> listener.forMerchant(merchant)).toList())
			.observationRegistry(this.observationRegistry)
			.resources(this.resources)
			.build();
	}

	/**
	 * Create the clients of all named merchants beside that of the top level.
	 */
	MerchantClients createAll(MerchantNames names, WechatPayPropertiesMapper mapper,
			@Nullable WechatPayClient topLevel) {
		Map<String, WechatPayClient> clients = new LinkedHashMap<>();
		Map<String, String> properties = new LinkedHashMap<>();
		for (String name : names.all()) {
			WechatPayClient known = name.equals(MerchantNames.DEFAULT) ? topLevel : null;
			WechatPayPropertiesMapper own = (known != null) ? mapper : mapper.named(name);
			WechatPayClient client = (known != null) ? known
					: create(name, own, new PropertiesWechatPayConnectionDetails(own));
			requireUnused(client.merchant().merchantId(), own.property("merchant-id"), properties);
			clients.put(name, client);
		}
		return new MerchantClients(clients);
	}

	// to try providers takes time, and what one can do with such a key it can with others
	private RsaProvider rsaProvider(WechatPayPropertiesMapper mapper, PrivateKey privateKey) {
		if (!(privateKey instanceof RSAPrivateCrtKey)) {
			return mapper.rsaProvider(privateKey);
		}
		RsaProvider provider = (this.sharedProvider != null) ? this.sharedProvider : mapper.rsaProvider(privateKey);
		this.sharedProvider = provider;
		return provider;
	}

	private static void requireUnused(String mchid, String property, Map<String, String> properties) {
		String other = properties.putIfAbsent(mchid, property);
		if (other != null) {
			throw new InvalidWechatPayPropertyException(property, "is '" + mchid + "', as " + other + " is",
					"Remove one of the two merchants: each merchant id can be configured once.");
		}
	}

	private static void warnAboutPlaintext(AccessPoint accessPoint, String property) {
		if (accessPoint.isPlaintextOverNetwork()) {
			LogFactory.getLog(WechatPayAutoConfiguration.class)
				.warn(property + " is " + accessPoint.baseUri()
						+ ": signed requests cross the network unencrypted. Use https for anything but an emulator.");
		}
	}

}
