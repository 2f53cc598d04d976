package io.github.wechatpay.complaint.emulator.complaint;

import java.util.List;

/**
 * A part of the complaints that were asked for.
 *
 * @param complaints the complaints, newest first
 * @param total how many there are in all
 */
public record ComplaintPage(List<Complaint> complaints, int total) {
}
