package io.github.wechatpay.complaint.client;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Callback interface that can be used to customize the {@link WebClient} that calls
 * WeChat Pay, for example to add a filter. Filters see each attempt before it is signed
 * and each response after it was verified.
 */
@FunctionalInterface
public interface WechatPayWebClientCustomizer {

	/**
	 * Customize the builder of the client.
	 * @param builder the builder to customize
	 */
	void customize(WebClient.Builder builder);

}
