/**
 * How long it takes to list many complaints, decoded and not.
 */
@NullMarked
package io.github.wechatpay.complaint.benchmarks.listing;

import org.jspecify.annotations.NullMarked;
