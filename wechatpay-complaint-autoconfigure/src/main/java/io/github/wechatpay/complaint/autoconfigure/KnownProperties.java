package io.github.wechatpay.complaint.autoconfigure;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * The names of the properties below {@code wechatpay}: those of the records that they are
 * bound to, and the few that only conditions or another record look at.
 */
final class KnownProperties {

	static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("wechatpay");

	private static final String MERCHANTS = "merchants";

	private static final List<String> OTHERS = List.of("enabled", "complaint.callback.enabled", "emulator.uri");

	private static final int LEAST_TYPING_ERRORS = 2;

	private final List<String> ofTopLevel;

	private final List<String> ofMerchant;

	KnownProperties() {
		this.ofTopLevel = Stream.concat(OTHERS.stream(), names(WechatPayProperties.class, "")).toList();
		this.ofMerchant = names(WechatPayProperties.Merchant.class, "").toList();
	}

	/**
	 * Return whether a name, or any name below it, is one of a property.
	 * @param name the name, below the root
	 */
	boolean contains(ConfigurationPropertyName name) {
		ConfigurationPropertyName property = withoutIndexes(name);
		return scope(property).properties().anyMatch((known) -> known.equals(property) || property.isAncestorOf(known));
	}

	/**
	 * Return the name that was probably meant.
	 * @param name a name that is not known
	 */
	@Nullable String nearest(ConfigurationPropertyName name) {
		Scope scope = scope(name);
		String key = name.toString().substring(scope.prefix().length());
		return scope.names()
			.stream()
			.filter((known) -> known.endsWith("." + key) || isTypingError(key, known))
			.min(Comparator.comparingInt((known) -> new EditDistance(key, known).get()))
			.map(scope.prefix()::concat)
			.orElse(null);
	}

	private static boolean isTypingError(String key, String known) {
		return new EditDistance(key, known).get() <= Math.max(LEAST_TYPING_ERRORS, known.length() / 3);
	}

	private Scope scope(ConfigurationPropertyName name) {
		boolean named = name.getNumberOfElements() > 3 && MERCHANTS.equals(name.getElement(1, Form.UNIFORM));
		return named ? new Scope(name.chop(3) + ".", this.ofMerchant) : new Scope(ROOT + ".", this.ofTopLevel);
	}

	private static ConfigurationPropertyName withoutIndexes(ConfigurationPropertyName name) {
		ConfigurationPropertyName result = name;
		while (result.isLastElementIndexed()) {
			result = result.getParent();
		}
		boolean merchantAlone = result.getNumberOfElements() == 3
				&& MERCHANTS.equals(result.getElement(1, Form.UNIFORM));
		return merchantAlone ? result.getParent() : result;
	}

	private static Stream<String> names(Class<?> properties, String prefix) {
		return Arrays.stream(properties.getRecordComponents()).flatMap((component) -> names(component, prefix));
	}

	private static Stream<String> names(RecordComponent component, String prefix) {
		String name = prefix + DataObjectPropertyName.toDashedForm(component.getName());
		return component.getType().isRecord() ? names(component.getType(), name + ".") : Stream.of(name);
	}

	/**
	 * Properties that stand beside each other.
	 *
	 * @param prefix what their names begin with
	 * @param names their names without that
	 */
	private record Scope(String prefix, List<String> names) {

		Stream<ConfigurationPropertyName> properties() {
			return this.names.stream().map((name) -> ConfigurationPropertyName.adapt(this.prefix + name, '.'));
		}

	}

}
