/**
 * What Spring Boot's Actuator shows when it is there: health, which never calls WeChat
 * Pay, endpoints for the notification URL and the inbox; and what it must not show.
 */
@NullMarked
package io.github.wechatpay.complaint.autoconfigure.actuate;

import org.jspecify.annotations.NullMarked;
