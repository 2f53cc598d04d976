/**
 * Notifications over HTTP, into an application on WebFlux and on Spring MVC, beside the
 * same endpoint with verification and decryption taken out.
 */
@NullMarked
package io.github.wechatpay.complaint.benchmarks.reception;

import org.jspecify.annotations.NullMarked;
