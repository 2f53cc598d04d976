/**
 * How something that happens over time is observed with Micrometer. What is observed, and
 * under which names, is told by the packages in which it happens.
 */
@NullMarked
package io.github.wechatpay.complaint.observation;

import org.jspecify.annotations.NullMarked;
