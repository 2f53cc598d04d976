package io.github.wechatpay.complaint.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * {@link SpringBootCondition} that matches unless there are named merchants only.
 */
final class OnTopLevelMerchant extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return new ConditionOutcome(new ConfiguredMerchantNames(context.getEnvironment()).isTopLevel(),
				"merchant of the top level");
	}

}
