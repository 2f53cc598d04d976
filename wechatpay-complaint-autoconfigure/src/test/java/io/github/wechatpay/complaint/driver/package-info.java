/**
 * Processes that share a store, some of which are killed while notifications arrive.
 */
@NullMarked
package io.github.wechatpay.complaint.driver;

import org.jspecify.annotations.NullMarked;
