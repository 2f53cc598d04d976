/**
 * Single steps under JMH: signing a request, verifying an answer, parsing a notification,
 * each beside the bare operations of the JDK and beside the other libraries.
 */
@NullMarked
package io.github.wechatpay.complaint.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
