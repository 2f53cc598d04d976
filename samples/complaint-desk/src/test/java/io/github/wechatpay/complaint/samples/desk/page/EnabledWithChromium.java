package io.github.wechatpay.complaint.samples.desk.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips tests where there is no browser, and says so.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EnabledWithChromium.Condition.class)
@interface EnabledWithChromium {

	/**
	 * Looks for the browser.
	 */
	class Condition implements ExecutionCondition {

		private static final String REASON = "BROWSER TESTS ARE SKIPPED, NOT TESTED: chromium or chromedriver is missing"
				+ " (on Debian: apt-get install -y chromium chromium-driver)";

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			if (Chromium.find().isPresent()) {
				return ConditionEvaluationResult.enabled("there is a browser");
			}
			if (context.getTestMethod().isEmpty()) {
				System.err.println(REASON);
			}
			return ConditionEvaluationResult.disabled(REASON);
		}

	}

}
