/**
 * The emulator as a service of Docker Compose, and how an application is connected to it.
 */
@NullMarked
package io.github.wechatpay.complaint.autoconfigure.dockercompose;

import org.jspecify.annotations.NullMarked;
