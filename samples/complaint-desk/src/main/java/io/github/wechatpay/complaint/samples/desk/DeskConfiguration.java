package io.github.wechatpay.complaint.samples.desk;

import io.github.wechatpay.complaint.callback.ComplaintHandler;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/**
 * Puts every complaint that WeChat Pay tells of into the store. The database is read with
 * JDBC, so whatever is not reactive runs on threads that may block.
 */
@Configuration(proxyBeanMethods = false)
class DeskConfiguration implements WebFluxConfigurer {

	private final AsyncTaskExecutor executor;

	DeskConfiguration(@Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
		this.executor = executor;
	}

	@Override
	public void configureBlockingExecution(BlockingExecutionConfigurer configurer) {
		configurer.setExecutor(this.executor);
	}

	@Bean
	static ComplaintHandler complaintHandler(ComplaintStore store) {
		return ComplaintHandler.blocking((complaint, notification) -> store.keep(complaint, notification.mchid()));
	}

}
