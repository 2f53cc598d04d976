/**
 * The desk on Spring MVC: the notification URL managed over REST, and complaints received
 * by code that may block.
 */
@NullMarked
package io.github.wechatpay.complaint.samples.desk.servlet;

import org.jspecify.annotations.NullMarked;
