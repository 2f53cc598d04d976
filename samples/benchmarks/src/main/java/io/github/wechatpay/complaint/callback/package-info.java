/**
 * What the benchmarks must see of the library's package of the same name.
 */
@NullMarked
package io.github.wechatpay.complaint.callback;

import org.jspecify.annotations.NullMarked;
