/**
 * What Spring Boot's Actuator shows when it is there: health, from what is known without
 * calling anybody, and an endpoint for the notification URL; and what it must not show.
 */
@NullMarked
package io.github.wechatpay.complaint.autoconfigure.actuate;

import org.jspecify.annotations.NullMarked;
