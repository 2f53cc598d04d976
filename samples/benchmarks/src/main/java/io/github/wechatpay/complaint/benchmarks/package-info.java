/**
 * What the library costs: beside the cryptography that cannot be avoided, and beside
 * other libraries for WeChat Pay. The messages that all of them work on are made here.
 */
@NullMarked
package io.github.wechatpay.complaint.benchmarks;

import org.jspecify.annotations.NullMarked;
