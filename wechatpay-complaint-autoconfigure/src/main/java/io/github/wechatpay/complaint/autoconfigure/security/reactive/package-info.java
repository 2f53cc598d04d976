/**
 * Spring Security beside the notification endpoint on WebFlux.
 */
@NullMarked
package io.github.wechatpay.complaint.autoconfigure.security.reactive;

import org.jspecify.annotations.NullMarked;
