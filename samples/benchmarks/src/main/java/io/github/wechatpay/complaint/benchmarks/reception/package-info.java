/**
 * Notifications over HTTP, into an application on WebFlux and on Spring MVC, beside a
 * controller that neither verifies nor decrypts.
 */
@NullMarked
package io.github.wechatpay.complaint.benchmarks.reception;

import org.jspecify.annotations.NullMarked;
