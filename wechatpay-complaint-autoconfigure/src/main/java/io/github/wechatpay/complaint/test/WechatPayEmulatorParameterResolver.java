package io.github.wechatpay.complaint.test;

import java.lang.reflect.Method;

import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.beans.factory.annotation.ParameterResolutionDelegate;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * {@link ParameterResolver} for the emulator as a parameter of a method that is not
 * annotated with {@code @Autowired}, which Spring's own extension would resolve.
 */
class WechatPayEmulatorParameterResolver implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == WechatPayEmulator.class
				&& parameter.getDeclaringExecutable() instanceof Method
				&& !ParameterResolutionDelegate.isAutowirable(parameter.getParameter(), parameter.getIndex());
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return SpringExtension.getApplicationContext(context).getBean(WechatPayEmulator.class);
	}

}
