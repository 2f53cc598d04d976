/**
 * An application as a user of the starter would write it: a desk where the complaint
 * notification URL is managed over REST, and on a page that uses nothing else.
 */
@NullMarked
package io.github.wechatpay.complaint.samples.desk;

import org.jspecify.annotations.NullMarked;
