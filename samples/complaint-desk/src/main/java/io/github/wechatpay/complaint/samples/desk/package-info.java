/**
 * An application as a user of the starter would write it: a desk where a merchant's
 * support reads complaints, responds to and completes them, over REST and on a page that
 * uses nothing else.
 */
@NullMarked
package io.github.wechatpay.complaint.samples.desk;

import org.jspecify.annotations.NullMarked;
