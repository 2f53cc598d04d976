/**
 * Spring Security beside the notification endpoint on Spring MVC.
 */
@NullMarked
package io.github.wechatpay.complaint.autoconfigure.security.servlet;

import org.jspecify.annotations.NullMarked;
