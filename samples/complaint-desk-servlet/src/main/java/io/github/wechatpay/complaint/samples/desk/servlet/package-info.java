/**
 * The desk on Spring MVC, as most merchants would write it: complaints received by code
 * that may block, kept with JPA, listed and responded to over REST.
 */
@NullMarked
package io.github.wechatpay.complaint.samples.desk.servlet;

import org.jspecify.annotations.NullMarked;
