package io.github.wechatpay.complaint.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Which merchants an environment configures. Looks at no value that may be a secret, and
 * resolves no placeholder: ahead of time the values are not there.
 */
final class ConfiguredMerchantNames {

	private static final List<String> OF_TOP_LEVEL = List.of("merchant-id", "merchant-serial-number",
			"merchant-certificate", "private-key", "ssl-bundle", "api-v3-key");

	private final Binder binder;

	ConfiguredMerchantNames(Environment environment) {
		this.binder = new Binder(ConfigurationPropertySources.get(environment));
	}

	Set<String> named() {
		return this.binder.bind("wechatpay.merchants", Bindable.mapOf(String.class, Object.class))
			.orElseGet(Map::of)
			.keySet();
	}

	/**
	 * Return whether there is a merchant of the top level: always if there is no other.
	 */
	boolean isTopLevel() {
		return named().isEmpty() || OF_TOP_LEVEL.stream().anyMatch(this::isSet);
	}

	private boolean isSet(String name) {
		return StringUtils.hasText(this.binder.bind("wechatpay." + name, String.class).orElse(""));
	}

}
