/**
 * Tests of an application with the emulator, by one annotation. It takes
 * {@code wechatpay-emulator} on the class path of the tests.
 */
@NullMarked
package io.github.wechatpay.complaint.test;

import org.jspecify.annotations.NullMarked;
