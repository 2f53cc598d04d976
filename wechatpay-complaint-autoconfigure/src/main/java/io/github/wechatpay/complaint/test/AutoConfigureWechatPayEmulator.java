package io.github.wechatpay.complaint.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * Annotation for a test class, mostly beside {@code @SpringBootTest}, whose application
 * talks to a {@link WechatPayEmulator} of its own.
 * <p>
 * The emulator is a bean of the application context, so that it can be injected into a
 * field or as a parameter of a test method, lives as long as the context, and is shared
 * by the test classes that share the context. A bean of the test's own takes its place.
 * The application is connected to it as its merchant in {@code wechatpay.region};
 * {@code wechatpay.merchant-id} and the keys are not looked at, and
 * {@code wechatpay.enabled} is {@code true}.
 * <p>
 * Before each test, the emulator is reset. A URL that the application registers at
 * start-up is registered again. Notifications for whatever public URL is registered are
 * delivered to the port of the application, or, if it has none, through {@code MockMvc}
 * or {@code WebTestClient}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration(WechatPayEmulatorConfiguration.class)
@TestPropertySource(properties = "wechatpay.enabled=true")
@ExtendWith(WechatPayEmulatorParameterResolver.class)
public @interface AutoConfigureWechatPayEmulator {

}
