package io.github.wechatpay.complaint.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Tells a native image of what it cannot see: the file that the name and version of the
 * {@code User-Agent} are read from.
 */
final class WechatPayRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources().registerPattern("io/github/wechatpay/complaint/client/product.properties");
	}

}
