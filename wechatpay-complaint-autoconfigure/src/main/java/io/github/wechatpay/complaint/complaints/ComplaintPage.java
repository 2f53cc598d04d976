package io.github.wechatpay.complaint.complaints;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list of complaints.
 *
 * @param complaints the complaints
 * @param offset how many complaints are before this page
 * @param limit how many complaints a page has at most, as WeChat Pay saw it
 * @param totalCount how many complaints there are in all, or {@code null} where WeChat
 * Pay does not tell: it does so for offset 0 only
 */
public record ComplaintPage(List<Complaint> complaints, int offset, int limit, @Nullable Integer totalCount) {

	/**
	 * Create a page.
	 * @param complaints the complaints
	 * @param offset how many complaints are before this page
	 * @param limit how many complaints a page has at most
	 * @param totalCount how many complaints there are in all, or {@code null}
	 */
	public ComplaintPage {
		complaints = List.copyOf(complaints);
	}

}
