package io.github.wechatpay.complaint.autoconfigure;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.wechatpay.complaint.callback.ComplaintHandlingObservationConvention;
import io.github.wechatpay.complaint.callback.ComplaintHandler;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;
import io.github.wechatpay.complaint.callback.ComplaintReadingHandler;
import io.github.wechatpay.complaint.callback.ComplaintReceptionObservationConvention;
import io.github.wechatpay.complaint.callback.DefaultComplaintHandlingObservationConvention;
import io.github.wechatpay.complaint.callback.HandlerThreads;
import io.github.wechatpay.complaint.callback.HandlingInterceptor;
import io.github.wechatpay.complaint.callback.HandlingSupervisor;
import io.github.wechatpay.complaint.callback.NotificationDispatcher;
import io.github.wechatpay.complaint.callback.NotificationInbox;
import io.github.wechatpay.complaint.callback.NotificationParser;
import io.github.wechatpay.complaint.callback.NotificationReceiver;
import io.github.wechatpay.complaint.callback.NotificationStore;
import io.github.wechatpay.complaint.callback.ReceptionListener;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import io.github.wechatpay.complaint.merchant.MerchantClients;
import io.github.wechatpay.complaint.merchant.MerchantNames;
import io.github.wechatpay.complaint.merchant.WechatPayMerchants;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.thread.Threading;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.Assert;

/**
 * Configuration of what has notifications handled when there is a handler for them.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnHandlerCondition.class)
@ConditionalOnBooleanProperty(name = "wechatpay.complaint.callback.enabled", matchIfMissing = true)
class NotificationHandlingConfiguration {

	private static final int THREADS_PER_PROCESSOR = 10;

	private static final Duration LIFECYCLE_MARGIN = Duration.ofSeconds(1);

	@Bean
	@ConditionalOnMissingBean
	HandlerThreads complaintNotificationHandlerThreads(Environment environment) {
		return Threading.VIRTUAL.isActive(environment) ? HandlerThreads.virtual()
				: HandlerThreads.bounded(THREADS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
	}

	@Bean
	ComplaintServices complaintServicesByMerchant(ObjectProvider<WechatPayMerchants> merchants,
			ObjectProvider<ComplaintService> complaintService) {
		return new ComplaintServices(merchants, complaintService);
	}

	@Bean
	@ConditionalOnMissingBean
	HandlingSupervisor complaintNotificationHandlingSupervisor(ListableBeanFactory beanFactory, HandlerThreads threads,
			ComplaintServices services, MerchantClients clients, WechatPayProperties properties,
			ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<ComplaintHandlingObservationConvention> convention,
			ObjectProvider<HandlingInterceptor> interceptors) {
		CallbackPropertiesReader reader = reader(properties);
		return new HandlingSupervisor(handlers(beanFactory, services),
				interceptors.orderedStream().reduce(HandlingInterceptor.none(), HandlingInterceptor::around),
				threads::execute, reader.readHandlerTimeout().dividedBy(2), reader.readMaxHandlingTime(),
				observationRegistry.getIfUnique(() -> ObservationRegistry.NOOP),
				handlingConvention(convention.getIfUnique(), clients));
	}

	@Bean
	@ConditionalOnMissingBean
	NotificationDispatcher complaintNotificationDispatcher(NotificationStore store,
			ObjectProvider<NotificationInbox> inbox, HandlingSupervisor supervisor, WechatPayProperties properties,
			ObjectProvider<LifecycleProperties> lifecycle) {
		NotificationInbox required = new InboxRequirements(properties.complaint().callback())
			.require(inbox.getIfUnique());
		Duration phase = lifecycle.getIfAvailable(LifecycleProperties::new).getTimeoutPerShutdownPhase();
		Duration margin = (phase.compareTo(LIFECYCLE_MARGIN.multipliedBy(2)) > 0) ? LIFECYCLE_MARGIN
				: phase.dividedBy(2);
		return new NotificationDispatcher(store, required, supervisor, phase.minus(margin));
	}

	@Bean
	NotificationReceiverFactory complaintNotificationReceiverFactory(NotificationDispatcher dispatcher,
			WechatPayProperties properties, ObjectProvider<ReceptionListener> listeners,
			ObjectProvider<ObservationRegistry> observationRegistry,
			ObjectProvider<ComplaintReceptionObservationConvention> convention) {
		return new NotificationReceiverFactory(dispatcher, reader(properties).readHandlerTimeout(),
				listeners.orderedStream().toList(), observationRegistry.getIfUnique(() -> ObservationRegistry.NOOP),
				convention.getIfUnique());
	}

	@Bean
	@ConditionalOnMissingBean
	@ConditionalOnBean(WechatPayConnectionDetails.class)
	NotificationReceiver complaintNotificationReceiver(NotificationReceiverFactory factory, NotificationParser parser,
			MerchantNames names) {
		return factory.create(MerchantNames.DEFAULT, parser, names);
	}

	@Bean
	NotificationReceivers complaintNotificationReceivers(NotificationReceiverFactory factory, MerchantClients clients,
			MerchantNames names, ObjectProvider<NotificationReceiver> topLevel) {
		return factory.createAll(clients, names, topLevel.getIfAvailable());
	}

	@Bean
	CallbackStartUpReport complaintNotificationStartUpReport(ApplicationContext context, HandlingSupervisor supervisor,
			NotificationStore store, WechatPayProperties properties) {
		return new CallbackStartUpReport(context, supervisor, store, properties);
	}

	private static @Nullable ComplaintHandlingObservationConvention handlingConvention(
			@Nullable ComplaintHandlingObservationConvention convention, MerchantClients clients) {
		if (clients.names().size() == 1) {
			return convention;
		}
		return new MerchantNameConvention.OfHandling(
				(convention != null) ? convention : new DefaultComplaintHandlingObservationConvention(), clients);
	}

	private static CallbackPropertiesReader reader(WechatPayProperties properties) {
		return new CallbackPropertiesReader(properties.complaint().callback());
	}

	// by the names of their beans, since the text of a handler may hold anything
	private static Map<String, ComplaintNotificationHandler> handlers(ListableBeanFactory beanFactory,
			ComplaintServices services) {
		Map<String, Object> named = new LinkedHashMap<>(beans(beanFactory, ComplaintNotificationHandler.class));
		beans(beanFactory, ComplaintHandler.class).forEach((name, handler) -> {
			Assert.state(!named.containsKey(name),
					() -> "Bean '" + name
							+ "' is a ComplaintHandler and a ComplaintNotificationHandler: make two beans of it, "
							+ "since it is not clear which of its methods to call");
			named.put(name, handler);
		});
		Map<String, ComplaintNotificationHandler> ordered = new LinkedHashMap<>();
		named.entrySet()
			.stream()
			.sorted(Comparator.comparingInt((entry) -> order(beanFactory, entry.getKey(), entry.getValue())))
			.forEach((entry) -> ordered.put(entry.getKey(), adapt(entry.getValue(), services)));
		return ordered;
	}

	// those of parent contexts as well, and of a scoped one only the proxy
	private static <T> Map<String, T> beans(ListableBeanFactory beanFactory, Class<T> type) {
		Map<String, T> beans = new LinkedHashMap<>();
		for (String name : BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, type)) {
			if (!ScopedProxyUtils.isScopedTarget(name)) {
				beans.put(name, beanFactory.getBean(name, type));
			}
		}
		return beans;
	}

	private static int order(ListableBeanFactory beanFactory, String name, Object handler) {
		if (handler instanceof Ordered ordered) {
			return ordered.getOrder();
		}
		Order order = beanFactory.findAnnotationOnBean(name, Order.class);
		return (order != null) ? order.value() : Ordered.LOWEST_PRECEDENCE;
	}

	private static ComplaintNotificationHandler adapt(Object handler, ComplaintServices services) {
		return (handler instanceof ComplaintHandler complaintHandler)
				? new ComplaintReadingHandler(services::get, complaintHandler) : (ComplaintNotificationHandler) handler;
	}

}
