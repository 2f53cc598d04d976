package io.github.wechatpay.complaint.emulator.api;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.wechatpay.complaint.emulator.complaint.Complaint;
import io.github.wechatpay.complaint.emulator.complaint.ComplaintStatus;
import io.github.wechatpay.complaint.emulator.complaint.HistoryEntry;
import io.github.wechatpay.complaint.emulator.complaint.Image;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.emulator.crypto.RandomText;
import org.jspecify.annotations.Nullable;

/**
 * Writes complaints and their histories the way each region does.
 */
final class ComplaintWriter {

	private final MediaUrls mediaUrls;

	private final PhoneWriter phones;

	private final RandomText random;

	ComplaintWriter(ImageSettings images, Clock clock, RandomText random) {
		this.mediaUrls = new MediaUrls(images, clock, random);
		this.phones = new PhoneWriter(random);
		this.random = random;
	}

	Map<String, @Nullable Object> complaint(ApiCall call, Complaint complaint, @Nullable String language,
			boolean detail) {
		Map<String, @Nullable Object> body = common(call, complaint);
		if (call.isGlobal()) {
			addGlobal(body, complaint, language);
		}
		else {
			addMainland(body, complaint, detail);
		}
		return body;
	}

	private Map<String, @Nullable Object> common(ApiCall call, Complaint complaint) {
		NewComplaint origin = complaint.origin();
		ComplaintStatus status = complaint.status();
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("complaint_id", complaint.id());
		body.put("complaint_time", PlatformTime.format(complaint.time()));
		body.put("complaint_detail", origin.detail());
		body.put("complaint_state", status.state().name());
		body.put("complainted_mchid", complaint.complaintedMchid());
		if (origin.phone() != null) {
			body.put("payer_phone", this.phones.write(call, origin.phone()));
		}
		body.put("complaint_full_refunded", status.refunded());
		body.put("incoming_user_response", status.awaitsReply());
		body.put("user_complaint_times", status.times());
		body.put("problem_description", "其他问题");
		body.put("service_order_info", List.of());
		if (!origin.images().isEmpty()) {
			body.put("complaint_media_list", List.of(Map.of("media_type", "USER_COMPLAINT_IMAGE", "media_url",
					urls(call, complaint, null, origin.images()))));
		}
		return body;
	}

	private static void addGlobal(Map<String, @Nullable Object> body, Complaint complaint, @Nullable String language) {
		Map<String, Object> order = order(complaint);
		order.put("settlement_amount", 1000);
		order.put("settlement_refunded_amount", (complaint.status().refunded()) ? 1000 : 0);
		order.put("settlement_currency", "HKD");
		order.put("payer_amount", 922);
		order.put("payer_refunded_amount", (complaint.status().refunded()) ? 922 : 0);
		order.put("payer_currency", "CNY");
		order.put("trade_time", PlatformTime.format(complaint.time().minusSeconds(3600)));
		body.put("complaint_order_info", List.of(order));
		body.put("is_overdue", complaint.origin().overdue());
		body.put("priority", "GENERAL");
		if (language != null) {
			body.put("complaint_detail_trans", complaint.origin().detail() + " [" + language + "]");
		}
	}

	private static void addMainland(Map<String, @Nullable Object> body, Complaint complaint, boolean detail) {
		Map<String, Object> order = order(complaint);
		order.put("amount", 1000);
		body.put("complaint_order_info", List.of(order));
		body.put("problem_type", complaint.origin().problemType());
		if (complaint.origin().refundAmount() != null) {
			body.put("apply_refund_amount", complaint.origin().refundAmount());
		}
		body.put("user_tag_list", List.of());
		body.put("in_platform_service", complaint.status().platformService());
		body.put("need_immediate_service", complaint.origin().immediateService());
		if (detail) {
			body.put("payer_openid", "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
		}
	}

	private static Map<String, Object> order(Complaint complaint) {
		String id = complaint.id();
		String number = id.substring(Math.max(0, id.length() - 18));
		Map<String, Object> order = new LinkedHashMap<>();
		order.put("transaction_id", "4200000404" + number);
		order.put("out_trade_no", "P" + number);
		return order;
	}

	Map<String, @Nullable Object> entry(ApiCall call, Complaint complaint, HistoryEntry entry) {
		Map<String, @Nullable Object> body = new LinkedHashMap<>();
		body.put("log_id", entry.logId());
		body.put("operator", entry.operator());
		body.put("operate_time", PlatformTime.format(entry.time()));
		body.put("operate_type", entry.type());
		body.put("operate_details", entry.details());
		body.put("image_list", (entry.isFromPayer()) ? List.of() : links(entry.images()));
		if (!entry.images().isEmpty()) {
			body.put("complaint_media_list",
					Map.of("media_type", (entry.isFromPayer()) ? "USER_COMPLAINT_IMAGE" : "OPERATION_IMAGE",
							"media_url", urls(call, complaint, entry, entry.images())));
		}
		if (entry.message() != null) {
			body.put("normal_message", entry.message());
		}
		return body;
	}

	private List<String> links(List<Image> images) {
		return images.stream().map((image) -> "https://qpic.cn/" + this.random.alphanumeric(24)).toList();
	}

	private List<String> urls(ApiCall call, Complaint complaint, @Nullable HistoryEntry entry, List<Image> images) {
		List<String> urls = new ArrayList<>();
		for (int i = 0; i < images.size(); i++) {
			urls.add(this.mediaUrls.url(call, complaint.id(), (entry != null) ? entry.logId() : null, i));
		}
		return urls;
	}

}
