/**
 * How long an application takes to start, and to its first response, and how much memory
 * it has then, with the starter and without.
 */
@NullMarked
package io.github.wechatpay.complaint.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
