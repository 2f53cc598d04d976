/**
 * The notification URL on Spring MVC and on WebFlux: endpoints that carry bytes in and a
 * response out.
 */
@NullMarked
package io.github.wechatpay.complaint.callback.web;

import org.jspecify.annotations.NullMarked;
