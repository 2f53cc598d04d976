/**
 * What Spring Boot sees: the {@code wechatpay.*} properties, what is made of them, and
 * the messages for when nothing can be made of them.
 */
@NullMarked
package io.github.wechatpay.complaint.autoconfigure;

import org.jspecify.annotations.NullMarked;
