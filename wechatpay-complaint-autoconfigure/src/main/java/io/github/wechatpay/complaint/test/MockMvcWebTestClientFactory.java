package io.github.wechatpay.complaint.test;

import jakarta.servlet.Filter;

import org.springframework.boot.web.servlet.AbstractFilterRegistrationBean;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.web.servlet.ServletContextInitializerBeans;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.client.MockMvcWebTestClient;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.StringUtils;
import org.springframework.web.context.WebApplicationContext;

/**
 * Creates clients that go through the {@link MockMvc} of an application, or through one
 * that has the same filters as its server would have.
 *
 * @param context the application
 */
record MockMvcWebTestClientFactory(WebApplicationContext context) {

	WebTestClient create() {
		return MockMvcWebTestClient
			.bindTo(this.context.getBeanProvider(MockMvc.class).getIfUnique(this::withFiltersOfTheServer))
			.build();
	}

	private MockMvc withFiltersOfTheServer() {
		DefaultMockMvcBuilder builder = MockMvcBuilders.webAppContextSetup(this.context);
		for (ServletContextInitializer initializer : new ServletContextInitializerBeans(this.context,
				FilterRegistrationBean.class, DelegatingFilterProxyRegistrationBean.class)) {
			if (initializer instanceof AbstractFilterRegistrationBean<?> registration && registration.isEnabled()) {
				add(registration, builder);
			}
		}
		return builder.build();
	}

	private static void add(AbstractFilterRegistrationBean<?> registration, DefaultMockMvcBuilder builder) {
		Filter filter = registration.getFilter();
		if (filter != null) {
			builder.addFilter(filter, registration.getFilterName(), registration.getInitParameters(),
					registration.determineDispatcherTypes(), StringUtils.toStringArray(registration.getUrlPatterns()));
		}
	}

}
