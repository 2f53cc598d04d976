/**
 * Where it is remembered which notifications have been handled.
 */
@NullMarked
package io.github.wechatpay.complaint.callback.store;

import org.jspecify.annotations.NullMarked;
