/**
 * How JSON from WeChat Pay is read: token by token, and only the parts that can hold what
 * is looked for. Which members those are is told by the packages that look.
 */
@NullMarked
package io.github.wechatpay.complaint.json;

import org.jspecify.annotations.NullMarked;
