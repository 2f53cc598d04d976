package io.github.wechatpay.complaint.autoconfigure.actuate;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.github.wechatpay.complaint.autoconfigure.ComplaintCallbackAutoConfiguration;
import io.github.wechatpay.complaint.callback.inbox.InboxEntry;
import io.github.wechatpay.complaint.callback.inbox.JdbcNotificationInbox;

import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for the endpoint of the inbox.
 */
@AutoConfiguration(after = ComplaintCallbackAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class, Scheduler.class })
@ConditionalOnAvailableEndpoint(ComplaintInboxEndpoint.class)
@ConditionalOnBean(JdbcNotificationInbox.class)
@RegisterReflectionForBinding({ InboxDescriptor.class, InboxEntry.class })
public final class ComplaintInboxEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ComplaintInboxEndpoint complaintInboxEndpoint(JdbcNotificationInbox inbox) {
		return new ComplaintInboxEndpoint(inbox);
	}

}
