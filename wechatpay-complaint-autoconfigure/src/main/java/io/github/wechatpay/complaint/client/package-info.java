/**
 * One merchant put together, and the client that calls WeChat Pay as that merchant. Start
 * at {@link io.github.wechatpay.complaint.client.WechatPayClient}.
 * <p>
 * A request passes the retries, the filters of the application's customizers, and the
 * exchange of one attempt. The exchange rejects any other host, signs the bytes that are
 * sent, reads the response once under one deadline, and then verifies a success or
 * decodes an error; nobody before it sees a byte that was not verified. A signature takes
 * about a millisecond of CPU time, so requests are signed on threads of their own;
 * everything else happens on those of the connector.
 */
@NullMarked
package io.github.wechatpay.complaint.client;

import org.jspecify.annotations.NullMarked;
