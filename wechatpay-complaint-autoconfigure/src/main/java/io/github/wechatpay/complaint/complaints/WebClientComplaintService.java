package io.github.wechatpay.complaint.complaints;

import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.MerchantCredentials;
import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.client.WechatPayJson;
import io.github.wechatpay.complaint.complaints.ComplaintDecoder.HistoryJson;
import io.github.wechatpay.complaint.complaints.ComplaintDecoder.HistoryPage;
import io.github.wechatpay.complaint.complaints.ComplaintDecoder.ListJson;
import io.github.wechatpay.complaint.complaints.ComplaintDecoder.ReceiptJson;
import io.github.wechatpay.complaint.crypto.RsaProvider;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * {@link ComplaintService} over a signed and verified {@link WebClient}.
 */
final class WebClientComplaintService implements ComplaintService {

	// statuses that never mean "completed already"
	private static final Set<Integer> NEVER_COMPLETED = Set.of(401, 403, 404, 429);

	private final Region region;

	private final ComplaintTargets targets;

	private final ComplaintRequests requests;

	private final ComplaintDecoder decoder;

	private final ComplaintQueryRules queryRules;

	private final MessageRules messageRules;

	private final RateLimitRetry rateLimitRetry = new RateLimitRetry(Duration.ofSeconds(1), Duration.ofMinutes(1));

	private final ImageUpload upload;

	private final ImageDownload download;

	WebClientComplaintService(WebClient webClient, AccessPoint accessPoint, Supplier<MerchantCredentials> merchant,
			RsaProvider rsaProvider, boolean legacyPadding) {
		this.region = accessPoint.region();
		WechatPayJson json = new WechatPayJson(ComplaintJson.class, ListJson.class, HistoryJson.class,
				ReceiptJson.class);
		this.targets = new ComplaintTargets(this.region);
		this.requests = new ComplaintRequests(webClient, accessPoint, json);
		this.decoder = new ComplaintDecoder(json, new PayerPhoneDecryptor(merchant, rsaProvider, legacyPadding));
		this.queryRules = new ComplaintQueryRules(this.region);
		this.messageRules = new MessageRules(this.region);
		this.upload = new ImageUpload(this.requests, this.targets.upload(), json);
		this.download = new ImageDownload(this.requests, this.targets);
	}

	@Override
	public Mono<ComplaintPage> list(ComplaintQuery query) {
		return Mono.defer(() -> readPage(this.queryRules.requireValidPage(query)));
	}

	@Override
	public Flux<Complaint> listAll(ComplaintQuery query) {
		return Pages
			.all(() -> new ComplaintPages(this.queryRules.requireValid(query), this::readPage, this.rateLimitRetry));
	}

	@Override
	public Mono<Complaint> get(String complaintId) {
		return Mono.defer(() -> this.requests.get(this.targets.complaint(requireComplaintId(complaintId))))
			.map(this.decoder::complaint);
	}

	@Override
	public Flux<NegotiationEntry> history(String complaintId) {
		return Pages.all(() -> historyOf(requireComplaintId(complaintId)))
			.collectList()
			.map(NegotiationOrder::oldestFirst)
			.flatMapIterable(Function.identity());
	}

	@Override
	public Mono<Void> respond(String complaintId, ComplaintResponse response) {
		return Mono.defer(() -> this.requests.post(this.targets.complaint(requireComplaintId(complaintId), "response"),
				RequestBodies.response(this.messageRules.requireValid(response))));
	}

	@Override
	public Mono<Void> complete(String complaintId, String complaintedMchid) {
		return Mono
			.defer(() -> this.requests.post(this.targets.complaint(requireComplaintId(complaintId), "complete"),
					new RequestBodies.Completion(Rules.requireId("complaintedMchid", complaintedMchid))))
			.onErrorResume(WebClientComplaintService::mayBeCompleted,
					(failure) -> requireCompleted(complaintId, failure));
	}

	@Override
	public Mono<String> uploadImage(String filename, byte[] image) {
		return Mono.defer(() -> this.upload.upload(ImageFile.of(filename, image))).map(this.decoder::mediaId);
	}

	@Override
	public Mono<ComplaintImage> downloadImage(String mediaUrl, String complaintId) {
		return Mono.defer(() -> {
			String id = requireComplaintId(complaintId);
			ImageAddress address = ImageAddress.parse(mediaUrl);
			return this.download.download((this.region == Region.GLOBAL) ? address.withComplaintId(id) : address);
		});
	}

	@Override
	public MainlandComplaintService mainland() {
		if (this.region != Region.MAINLAND) {
			throw new IllegalStateException("These operations exist in mainland China only, and this service calls the "
					+ "global access point: set wechatpay.region to mainland if the merchant belongs there.");
		}
		return new WebClientMainlandComplaintService(this.requests, this.targets, this.decoder, this.messageRules);
	}

	private Mono<ComplaintPage> readPage(ComplaintQuery query) {
		return this.requests.get(this.targets.list(query.toQueryString()))
			.map((body) -> this.decoder.page(body, query));
	}

	private HistoryPages historyOf(String complaintId) {
		return new HistoryPages((offset, limit) -> readHistory(complaintId, offset, limit), this.rateLimitRetry);
	}

	private Mono<HistoryPage> readHistory(String complaintId, int offset, int limit) {
		return this.requests
			.get(this.targets.complaint(complaintId, "negotiation-historys")
				.withQuery("limit=" + limit + "&offset=" + offset))
			.map((body) -> this.decoder.history(body, limit));
	}

	private Mono<Void> requireCompleted(String complaintId, Throwable failure) {
		return get(complaintId).onErrorResume((unreadable) -> Mono.empty())
			.filter((complaint) -> ComplaintStates.PROCESSED.equals(complaint.complaintState()))
			.switchIfEmpty(Mono.error(failure))
			.then();
	}

	private static boolean mayBeCompleted(Throwable failure) {
		return failure instanceof WechatPayApiException error && !NEVER_COMPLETED.contains(error.getStatus().value());
	}

	private static String requireComplaintId(String complaintId) {
		return Rules.requireId("complaintId", complaintId);
	}

}
