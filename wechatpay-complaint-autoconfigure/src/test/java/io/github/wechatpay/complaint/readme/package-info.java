/**
 * The README, taken at its word: what it shows is compiled, started, bound or run.
 */
@NullMarked
package io.github.wechatpay.complaint.readme;

import org.jspecify.annotations.NullMarked;
