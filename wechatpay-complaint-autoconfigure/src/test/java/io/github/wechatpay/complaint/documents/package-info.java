/**
 * The documents, taken at their word: what they show is compiled, started, bound or run,
 * in English, and the Chinese pages show the same.
 */
@NullMarked
package io.github.wechatpay.complaint.documents;

import org.jspecify.annotations.NullMarked;
