/**
 * What tests of several packages share. Nothing in here uses the code that is tested.
 */
@NullMarked
package io.github.wechatpay.complaint.testing;

import org.jspecify.annotations.NullMarked;
