/**
 * What the platform keeps for each merchant. Merchants share nothing.
 */
@NullMarked
package io.github.wechatpay.complaint.emulator.merchant;

import org.jspecify.annotations.NullMarked;
