/**
 * What tests of several packages share. What WeChat Pay does is done with the JDK alone,
 * so that tests do not check the library against itself. How the library is put together
 * is known to {@link io.github.wechatpay.complaint.testing.TestClient},
 * {@link io.github.wechatpay.complaint.testing.Contexts},
 * {@link io.github.wechatpay.complaint.testing.Merchant} and
 * {@link io.github.wechatpay.complaint.testing.TestKeys} only.
 */
@NullMarked
package io.github.wechatpay.complaint.testing;

import org.jspecify.annotations.NullMarked;
