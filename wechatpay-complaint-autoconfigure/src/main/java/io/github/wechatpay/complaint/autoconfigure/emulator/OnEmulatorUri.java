package io.github.wechatpay.complaint.autoconfigure.emulator;

import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * {@link SpringBootCondition} that matches if there is the address of an emulator. An
 * empty one is none, so that a profile can take it back.
 */
final class OnEmulatorUri extends SpringBootCondition {

	static final String PROPERTY = "wechatpay.emulator.uri";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return new ConditionOutcome(StringUtils.hasText(context.getEnvironment().getProperty(PROPERTY)), PROPERTY);
	}

}
