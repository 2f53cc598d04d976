/**
 * Several merchants in one application: the services of each, by its name.
 */
@NullMarked
package io.github.wechatpay.complaint.merchant;

import org.jspecify.annotations.NullMarked;
