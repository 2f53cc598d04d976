package io.github.wechatpay.complaint.emulator.fault;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A fault as it is written in JSON. Only the type is required.
 *
 * @param type the type in lower case, for example {@code wrong_signature}
 * @param target {@code response} or {@code notification}
 * @param times how often it strikes
 * @param delay a duration in ISO 8601, for example {@code PT2S}
 * @param status the status of the response
 * @param retryAfter the {@code Retry-After} header to send
 * @param size the size of an oversized body
 * @param charset the name of another charset
 * @param path a part of the paths to strike
 * @param mchid the only merchant to strike
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record FaultRequest(@Nullable String type, @Nullable String target, @Nullable Integer times,
		@Nullable String delay, @Nullable Integer status, @Nullable String retryAfter, @Nullable Integer size,
		@Nullable String charset, @Nullable String path, @Nullable String mchid) {

	/**
	 * Read the fault.
	 * @return the fault
	 * @throws IllegalArgumentException if it makes no sense; the message says why
	 */
	public Fault toFault() {
		Fault fault = Fault.of(faultType());
		fault = (this.target != null) ? fault.on(faultTarget(this.target)) : fault;
		fault = (this.times != null) ? fault.times(this.times) : fault;
		fault = (this.delay != null) ? fault.after(duration(this.delay)) : fault;
		fault = (this.status != null) ? fault.withStatus(this.status) : fault;
		fault = (this.retryAfter != null) ? fault.retryAfter(this.retryAfter) : fault;
		fault = (this.size != null) ? fault.size(this.size) : fault;
		fault = (this.charset != null) ? fault.charset(charset(this.charset)) : fault;
		fault = (this.mchid != null) ? fault.onMerchant(this.mchid) : fault;
		return (this.path != null) ? fault.onPath(this.path) : fault;
	}

	private FaultType faultType() {
		List<String> known = Arrays.stream(FaultType.values()).map(FaultType::wireName).toList();
		int index = known.indexOf(this.type);
		Assert.isTrue(index >= 0, () -> "type must be one of " + String.join(", ", known));
		return FaultType.values()[index];
	}

	private static FaultTarget faultTarget(String name) {
		List<String> known = Arrays.stream(FaultTarget.values()).map(FaultTarget::wireName).toList();
		int index = known.indexOf(name);
		Assert.isTrue(index >= 0, () -> "target must be one of " + String.join(", ", known));
		return FaultTarget.values()[index];
	}

	private static Duration duration(String text) {
		try {
			return Duration.parse(text);
		}
		catch (DateTimeParseException ex) {
			throw new IllegalArgumentException("delay must be an ISO 8601 duration such as PT2S", ex);
		}
	}

	private static Charset charset(String name) {
		try {
			return Charset.forName(name);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("charset is not known", ex);
		}
	}

}
