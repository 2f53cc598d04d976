package io.github.wechatpay.complaint.complaints;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * Which complaints to list. Neither a filter by state nor an order can be asked for.
 *
 * @param beginDate the first day. WeChat Pay does not document the time zone; all its
 * times are those of China ({@code +08:00})
 * @param endDate the last day, which may be the first
 * @param complaintedMchid the merchant the complaints are about, or {@code null} for all
 * sub-merchants of the caller
 * @param language the language of translations, at the global access point only:
 * {@code zh_CN}, {@code zh_TW}, {@code zh_HK}, {@code en}, {@code ja}, {@code ko},
 * {@code th}, {@code vi}, {@code ru}, {@code de}, {@code fr}, {@code ar} or {@code es};
 * the documents also have them in upper case
 * @param offset how many complaints to skip, from 0
 * @param limit how many complaints a page has at most, 1 to 50
 * @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012533431">The same query in
 * mainland China</a>
 */
public record ComplaintQuery(LocalDate beginDate, LocalDate endDate, @Nullable String complaintedMchid,
		@Nullable String language, int offset, int limit) {

	static final int MAX_LIMIT = 50;

	/**
	 * Create a query for all complaints of some days, with pages of 50.
	 * @param begin the first day
	 * @param end the last day
	 * @return the query
	 */
	public static ComplaintQuery between(LocalDate begin, LocalDate end) {
		return new ComplaintQuery(begin, end, null, null, 0, MAX_LIMIT);
	}

	/**
	 * Return the same query for the complaints about one merchant.
	 * @param complaintedMchid the merchant the complaints are about, or {@code null} for
	 * all
	 * @return a new query
	 */
	public ComplaintQuery withComplaintedMchid(@Nullable String complaintedMchid) {
		return new ComplaintQuery(this.beginDate, this.endDate, complaintedMchid, this.language, this.offset,
				this.limit);
	}

	/**
	 * Return the same query with another language of translations.
	 * @param language the language, such as {@code zh_CN}, or {@code null} for that of
	 * WeChat Pay
	 * @return a new query
	 */
	public ComplaintQuery withLanguage(@Nullable String language) {
		return new ComplaintQuery(this.beginDate, this.endDate, this.complaintedMchid, language, this.offset,
				this.limit);
	}

	/**
	 * Return the same query for a page that begins elsewhere.
	 * @param offset how many complaints to skip, from 0
	 * @return a new query
	 */
	public ComplaintQuery withOffset(int offset) {
		return new ComplaintQuery(this.beginDate, this.endDate, this.complaintedMchid, this.language, offset,
				this.limit);
	}

	/**
	 * Return the same query for pages of another size.
	 * @param limit how many complaints a page has at most, 1 to 50
	 * @return a new query
	 */
	public ComplaintQuery withLimit(int limit) {
		return new ComplaintQuery(this.beginDate, this.endDate, this.complaintedMchid, this.language, this.offset,
				limit);
	}

	// in the order of the documented sample
	String toQueryString() {
		StringBuilder query = new StringBuilder("limit=").append(this.limit)
			.append("&offset=")
			.append(this.offset)
			.append("&begin_date=")
			.append(this.beginDate)
			.append("&end_date=")
			.append(this.endDate);
		if (this.complaintedMchid != null) {
			query.append("&complainted_mchid=").append(this.complaintedMchid);
		}
		if (this.language != null) {
			query.append("&mch_language=").append(this.language);
		}
		return query.toString();
	}

	ComplaintQuery withDates(LocalDate begin, LocalDate end) {
		return new ComplaintQuery(begin, end, this.complaintedMchid, this.language, this.offset, this.limit);
	}

}
