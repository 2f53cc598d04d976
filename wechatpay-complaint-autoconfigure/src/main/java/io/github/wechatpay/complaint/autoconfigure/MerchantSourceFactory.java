package io.github.wechatpay.complaint.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.client.MerchantCredentials;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/**
 * Decides where the merchant's credentials come from: an SSL bundle, or properties.
 */
final class MerchantSourceFactory {

	private final WechatPayProperties properties;

	private final MerchantPropertiesReader propertiesReader;

	private final ObjectProvider<SslBundles> sslBundles;

	MerchantSourceFactory(WechatPayProperties properties, ConfiguredKeyReader keyReader,
			ObjectProvider<SslBundles> sslBundles) {
		this.properties = properties;
		this.propertiesReader = new MerchantPropertiesReader(properties, keyReader);
		this.sslBundles = sslBundles;
	}

	Supplier<MerchantCredentials> create() {
		String bundleName = this.properties.getSslBundle();
		if (StringUtils.hasText(bundleName)) {
			return createReloadable(bundleName);
		}
		MerchantCredentials merchant = this.propertiesReader.read();
		return () -> merchant;
	}

	private ReloadableMerchant createReloadable(String bundleName) {
		String merchantId = this.propertiesReader.readMerchantId();
		SslBundleProblem problem = new SslBundleProblem(bundleName);
		requireNothingElse(problem);
		SslBundles bundles = requireBundles(problem);
		try {
			return new ReloadableMerchant(bundleName, bundles, new SslBundleMerchantReader(merchantId, problem));
		}
		catch (NoSuchSslBundleException ex) {
			throw problem.unknown(bundles.getBundleNames());
		}
	}

	private SslBundles requireBundles(SslBundleProblem problem) {
		SslBundles bundles = this.sslBundles.getIfAvailable();
		if (bundles == null) {
			throw problem.of("but this application has no SSL bundles",
					"Do not exclude SslAutoConfiguration, or set wechatpay.private-key and "
							+ "wechatpay.merchant-certificate instead.");
		}
		return bundles;
	}

	private void requireNothingElse(SslBundleProblem problem) {
		Map<String, @Nullable String> others = new LinkedHashMap<>();
		others.put("wechatpay.merchant-serial-number", this.properties.getMerchantSerialNumber());
		others.put("wechatpay.merchant-certificate", this.properties.getMerchantCertificate());
		others.put("wechatpay.private-key", this.properties.getPrivateKey());
		others.put("wechatpay.private-key-password", this.properties.getPrivateKeyPassword());
		others.values().removeIf((value) -> !StringUtils.hasText(value));
		if (!others.isEmpty()) {
			String names = String.join(" and ", List.copyOf(others.keySet()));
			throw problem.of("but " + names + ((others.size() > 1) ? " are" : " is") + " set as well",
					"Remove wechatpay.ssl-bundle or " + names + ". The bundle holds key and certificate.");
		}
	}

}
