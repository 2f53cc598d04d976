package io.github.wechatpay.complaint.samples.desk;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;

/**
 * A text that is often sent to payers.
 *
 * @param id the number of the template
 * @param name what it is called at the desk
 * @param content the text
 */
public record ResponseTemplate(@Id @Nullable Long id, String name, String content) {
}
