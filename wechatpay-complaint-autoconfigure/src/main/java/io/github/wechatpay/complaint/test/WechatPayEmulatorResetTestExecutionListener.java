package io.github.wechatpay.complaint.test;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestExecutionListener;

/**
 * {@link TestExecutionListener} that resets the emulator before each test of a class with
 * {@link AutoConfigureWechatPayEmulator @AutoConfigureWechatPayEmulator}.
 */
class WechatPayEmulatorResetTestExecutionListener implements TestExecutionListener {

	@Override
	public void beforeTestMethod(TestContext testContext) {
		if (TestContextAnnotationUtils.hasAnnotation(testContext.getTestClass(),
				AutoConfigureWechatPayEmulator.class)) {
			testContext.getApplicationContext().getBean(WechatPayEmulatorReset.class).run();
		}
	}

}
