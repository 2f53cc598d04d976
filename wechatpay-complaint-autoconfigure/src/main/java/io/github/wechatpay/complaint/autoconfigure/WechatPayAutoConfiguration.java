package io.github.wechatpay.complaint.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ResourceLoader;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for
 * {@link WechatPayConnectionDetails}.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "wechatpay.enabled", matchIfMissing = true)
@EnableConfigurationProperties(WechatPayProperties.class)
public final class WechatPayAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(WechatPayConnectionDetails.class)
	PropertiesWechatPayConnectionDetails wechatPayConnectionDetails(WechatPayProperties properties,
			ResourceLoader resourceLoader, ObjectProvider<SslBundles> sslBundles) {
		return new PropertiesWechatPayConnectionDetails(properties, resourceLoader, sslBundles);
	}

}
