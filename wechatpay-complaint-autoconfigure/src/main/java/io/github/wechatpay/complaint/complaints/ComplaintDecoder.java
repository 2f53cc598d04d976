package io.github.wechatpay.complaint.complaints;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import io.github.wechatpay.complaint.client.WechatPayJson;
import io.github.wechatpay.complaint.client.WechatPayResponseException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Reads verified responses. A complaint needs an id, a receipt what it is for; anything
 * else that is missing or of another type is as good as absent.
 */
final class ComplaintDecoder {

	private final WechatPayJson json;

	private final UnaryOperator<String> phoneDecryptor;

	ComplaintDecoder(WechatPayJson json, UnaryOperator<String> phoneDecryptor) {
		this.json = json;
		this.phoneDecryptor = phoneDecryptor;
	}

	Complaint complaint(byte[] body) {
		return toComplaint(read(body, ComplaintJson.class));
	}

	ComplaintPage page(byte[] body, ComplaintQuery query) {
		ListJson page = read(body, ListJson.class);
		int offset = Objects.requireNonNullElse(page.offset(), query.offset());
		return new ComplaintPage(
				Objects.requireNonNullElse(page.data(), List.<@Nullable ComplaintJson>of())
					.stream()
					.map(this::toComplaint)
					.toList(),
				offset, Objects.requireNonNullElse(page.limit(), query.limit()), totalCount(page, query));
	}

	HistoryPage history(byte[] body, int limit) {
		HistoryJson page = read(body, HistoryJson.class);
		return new HistoryPage(Lenient.list(page.data()), Objects.requireNonNullElse(page.limit(), limit));
	}

	String mediaId(byte[] body) {
		return required("media_id", read(body, ReceiptJson.class).mediaId());
	}

	String logId(byte[] body) {
		return required("log_id", read(body, ReceiptJson.class).logId());
	}

	private Complaint toComplaint(@Nullable ComplaintJson complaint) {
		if (complaint == null || !complaint.isIdentified()) {
			throw unusable("a complaint in it has no 'complaint_id'");
		}
		return complaint.toComplaint(this.phoneDecryptor);
	}

	// known to be 0 on every page but the first
	private static @Nullable Integer totalCount(ListJson page, ComplaintQuery query) {
		Integer count = page.totalCount();
		return (count != null && count == 0 && query.offset() > 0) ? null : count;
	}

	private <T> T read(byte[] body, Class<T> type) {
		return this.json.read(body, type, ComplaintDecoder::unusable);
	}

	private static String required(String field, @Nullable String value) {
		if (!StringUtils.hasText(value)) {
			throw unusable("it has no text '" + field + "'");
		}
		return value;
	}

	private static WechatPayResponseException unusable(String problem) {
		return new WechatPayResponseException("WeChat Pay's response about complaints cannot be used: " + problem
				+ ". The operation itself was accepted.", null);
	}

	record HistoryPage(List<NegotiationEntry> entries, int limit) {
	}

	record ListJson(@Nullable List<@Nullable ComplaintJson> data, @Nullable Integer offset, @Nullable Integer limit,
			@Nullable Integer totalCount) {
	}

	record HistoryJson(@Nullable List<@Nullable NegotiationEntry> data, @Nullable Integer limit) {
	}

	record ReceiptJson(@Nullable String mediaId, @Nullable String logId) {
	}

}
