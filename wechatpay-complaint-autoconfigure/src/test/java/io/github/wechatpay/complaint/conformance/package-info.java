/**
 * One test for each mistake that other clients of WeChat Pay are known to make with
 * requests, answers and keys, named after what must hold instead.
 */
@NullMarked
package io.github.wechatpay.complaint.conformance;

import org.jspecify.annotations.NullMarked;
