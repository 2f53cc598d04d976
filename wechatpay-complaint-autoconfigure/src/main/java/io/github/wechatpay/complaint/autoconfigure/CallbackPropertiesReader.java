package io.github.wechatpay.complaint.autoconfigure;

import java.time.Duration;

/**
 * Gives the limits of the endpoint that the properties describe.
 */
final class CallbackPropertiesReader {

	private final PropertyConstraints constraints = new PropertyConstraints("wechatpay.complaint.callback.");

	private final WechatPayProperties.Callback properties;

	CallbackPropertiesReader(WechatPayProperties.Callback properties) {
		this.properties = properties;
	}

	String readPath() {
		String path = this.properties.path();
		this.constraints.require(path.startsWith("/"), "path", path, "start with '/'");
		return path;
	}

	int readMaxBodySize() {
		return this.constraints.positive("max-body-size", this.properties.maxBodySize());
	}

	Duration readHandlerTimeout() {
		return this.constraints.positive("handler-timeout", this.properties.handlerTimeout());
	}

	Duration readTimeToLive() {
		return this.constraints.positive("deduplication.ttl", this.properties.deduplication().ttl());
	}

}
