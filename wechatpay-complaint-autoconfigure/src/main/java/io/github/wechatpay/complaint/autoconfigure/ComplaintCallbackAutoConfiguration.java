package io.github.wechatpay.complaint.autoconfigure;

import java.time.Clock;

import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.callback.ComplaintReceptionObservationConvention;
import io.github.wechatpay.complaint.callback.InMemoryNotificationStore;
import io.github.wechatpay.complaint.callback.NoNotificationStore;
import io.github.wechatpay.complaint.callback.NotificationDispatcher;
import io.github.wechatpay.complaint.callback.NotificationParser;
import io.github.wechatpay.complaint.callback.NotificationReceiver;
import io.github.wechatpay.complaint.callback.NotificationStore;
import io.github.wechatpay.complaint.callback.ReceptionListener;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.crypto.ApiV3Key;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for receiving complaint
 * notifications, wherever they come in.
 */
@AutoConfiguration(after = WechatPayAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
public final class ComplaintCallbackAutoConfiguration {

	// lazy, since only those who receive notifications must have an APIv3 key
	@Bean
	@Lazy
	@ConditionalOnMissingBean
	NotificationParser complaintNotificationParser(WechatPayClient client) {
		ApiV3Key apiV3Key = client.apiV3Key();
		if (apiV3Key == null) {
			throw new InvalidWechatPayPropertyException("wechatpay.api-v3-key",
					"is not set, but needed to decrypt notifications",
					"Set it to the APIv3 key of the merchant platform.");
		}
		return new NotificationParser(client.signatureVerifier(), apiV3Key);
	}

	/**
	 * What takes in notifications when there is somebody to handle them.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(ComplaintNotificationHandler.class)
	@ConditionalOnBooleanProperty(name = "wechatpay.complaint.callback.enabled", matchIfMissing = true)
	static class ReceiverConfiguration {

		private static final long MAXIMUM_REMEMBERED = 100_000;

		@Bean
		@ConditionalOnMissingBean
		NotificationStore complaintNotificationStore(WechatPayProperties properties,
				@Qualifier("wechatPayClock") ObjectProvider<Clock> clock) {
			WechatPayProperties.Callback callback = properties.complaint().callback();
			NotificationStoreType type = callback.deduplication().store();
			if (type == NotificationStoreType.NONE) {
				return new NoNotificationStore();
			}
			if (type == NotificationStoreType.REDIS) {
				throw new InvalidWechatPayPropertyException("wechatpay.complaint.callback.deduplication.store",
						"is redis, but there is no reactive connection to Redis",
						"Add the dependency spring-boot-starter-data-redis-reactive and set spring.data.redis.*, "
								+ "or set it to memory.");
			}
			return new InMemoryNotificationStore(new CallbackPropertiesReader(callback).readTimeToLive(),
					MAXIMUM_REMEMBERED, clock.getIfAvailable(Clock::systemUTC));
		}

		@Bean
		@ConditionalOnMissingBean
		NotificationDispatcher complaintNotificationDispatcher(ObjectProvider<ComplaintNotificationHandler> handlers,
				NotificationStore store) {
			return new NotificationDispatcher(handlers.orderedStream().toList(), store);
		}

		@Bean
		@ConditionalOnMissingBean
		NotificationReceiver complaintNotificationReceiver(NotificationParser parser, NotificationDispatcher dispatcher,
				WechatPayProperties properties, ObjectProvider<ReceptionListener> listeners,
				ObjectProvider<ObservationRegistry> observationRegistry,
				ObjectProvider<ComplaintReceptionObservationConvention> convention) {
			CallbackPropertiesReader reader = new CallbackPropertiesReader(properties.complaint().callback());
			return new NotificationReceiver(parser, dispatcher, reader.readHandlerTimeout(),
					listeners.orderedStream().toList(), observationRegistry.getIfUnique(() -> ObservationRegistry.NOOP),
					convention.getIfUnique());
		}

	}

}
