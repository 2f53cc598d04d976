/**
 * Calls over HTTP to a platform on this machine: how many, how fast, and what they cost
 * in CPU time, memory and threads. The platform and each subject have a process of their
 * own.
 */
@NullMarked
package io.github.wechatpay.complaint.benchmarks.load;

import org.jspecify.annotations.NullMarked;
