/**
 * The emulator in a container, and how an application is connected to it by
 * {@code @ServiceConnection}.
 */
@NullMarked
package io.github.wechatpay.complaint.testcontainers;

import org.jspecify.annotations.NullMarked;
