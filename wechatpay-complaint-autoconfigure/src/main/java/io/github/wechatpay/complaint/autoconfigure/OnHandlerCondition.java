package io.github.wechatpay.complaint.autoconfigure;

import io.github.wechatpay.complaint.callback.ComplaintHandler;
import io.github.wechatpay.complaint.callback.ComplaintNotificationHandler;

import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;

/**
 * Condition that matches when there is a handler of either kind.
 */
class OnHandlerCondition extends AnyNestedCondition {

	OnHandlerCondition() {
		super(ConfigurationPhase.REGISTER_BEAN);
	}

	@ConditionalOnBean(ComplaintNotificationHandler.class)
	static class NotificationHandler {

	}

	@ConditionalOnBean(ComplaintHandler.class)
	static class Handler {

	}

}
