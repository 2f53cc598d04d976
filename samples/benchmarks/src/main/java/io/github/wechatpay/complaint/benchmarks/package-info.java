/**
 * What the library costs its users, beside the cryptography that nobody can avoid and
 * beside other libraries for WeChat Pay. Uses the library as an application does: nothing
 * but what is public.
 */
@NullMarked
package io.github.wechatpay.complaint.benchmarks;

import org.jspecify.annotations.NullMarked;
