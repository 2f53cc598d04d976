/**
 * The whole starter in an application context, against a platform on the other side of a
 * real connection.
 */
@NullMarked
package io.github.wechatpay.complaint.endtoend;

import org.jspecify.annotations.NullMarked;
