/**
 * The {@link org.springframework.web.reactive.function.client.WebClient} that talks to
 * WeChat Pay. Every request passes, in this order: retries, the application's
 * customizations, the translation of refusals into exceptions, the guard that keeps
 * requests at the access point, the signature, the verification of the answer, and the
 * wire with its deadline. The last two see bytes; whoever comes before them sees only
 * what was verified. A signature takes about a millisecond of CPU time, so requests are
 * signed on threads of their own; everything else happens on those of the connector.
 */
@NullMarked
package io.github.wechatpay.complaint.client;

import org.jspecify.annotations.NullMarked;
