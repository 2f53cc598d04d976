package io.github.wechatpay.complaint.merchant;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.wechatpay.complaint.notification.NotificationUrlRegistrar;
import org.jspecify.annotations.Nullable;

/**
 * The notification URLs that the merchants should have.
 *
 * @param registrars the registrars by the names of the merchants that have such a URL
 * @param onStartup the names of the merchants whose URL is registered at start-up
 */
public record MerchantRegistrations(Map<String, NotificationUrlRegistrar> registrars, Set<String> onStartup) {

	/**
	 * Return the URL that a merchant should have.
	 * @param merchant the name of the merchant
	 * @return the URL, or {@code null} if it should have none
	 */
	public @Nullable String wantedUrl(String merchant) {
		NotificationUrlRegistrar registrar = this.registrars.get(merchant);
		return (registrar != null) ? registrar.getUrl() : null;
	}

	/**
	 * Return the registrars that are started.
	 * @return the registrars by the names of the merchants
	 */
	public Map<String, NotificationUrlRegistrar> started() {
		Map<String, NotificationUrlRegistrar> started = new LinkedHashMap<>(this.registrars);
		started.keySet().retainAll(this.onStartup);
		return started;
	}

}
