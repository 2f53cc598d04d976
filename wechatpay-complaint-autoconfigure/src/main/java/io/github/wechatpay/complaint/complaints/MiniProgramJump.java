package io.github.wechatpay.complaint.complaints;

/**
 * A link into a mini program (mainland), for merchants that WeChat Pay permits it.
 *
 * @param appid the appid of the mini program
 * @param path the path within it
 * @param text the text of the link
 */
public record MiniProgramJump(String appid, String path, String text) {
}
