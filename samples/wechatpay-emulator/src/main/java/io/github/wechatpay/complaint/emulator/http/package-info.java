/**
 * The HTTP server, reduced to requests with raw bytes, answers that may be broken off,
 * and handlers that turn the one into the other.
 */
@NullMarked
package io.github.wechatpay.complaint.emulator.http;

import org.jspecify.annotations.NullMarked;
