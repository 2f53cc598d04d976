package io.github.wechatpay.complaint.test;

import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

/**
 * Creates a client for an application that has no server.
 *
 * @param context the application
 */
record ApplicationWebTestClient(ApplicationContext context) {

	WebTestClient get() {
		if (this.context.containsBean(WebHttpHandlerBuilder.WEB_HANDLER_BEAN_NAME)) {
			return WebTestClient.bindToApplicationContext(this.context).build();
		}
		if (this.context instanceof WebApplicationContext servletApplication) {
			return new MockMvcWebTestClientFactory(servletApplication).create();
		}
		return WebTestClient.bindToWebHandler((exchange) -> {
			throw new IllegalStateException("This application has no web endpoint that could receive a notification");
		}).build();
	}

}
