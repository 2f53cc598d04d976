package io.github.wechatpay.complaint.emulator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Where to deliver notifications.
 *
 * @param baseUri what replaces scheme, host and port of the registered URLs, if anything
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record DeliveryRequest(@Nullable String baseUri) {
}
