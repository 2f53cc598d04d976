package io.github.wechatpay.complaint.benchmarks.listing;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;

import io.github.wechatpay.complaint.autoconfigure.emulator.EmulatorConnectionDetails;
import io.github.wechatpay.complaint.client.PlatformTrust;
import io.github.wechatpay.complaint.client.WechatPayClient;
import io.github.wechatpay.complaint.complaints.ComplaintQuery;
import io.github.wechatpay.complaint.complaints.ComplaintService;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Lists all complaints of an emulator, in one of two ways. Both ask for the same pages
 * one after the other, and verify each.
 */
final class Lister implements AutoCloseable {

	static final int PAGE = 50;

	private final WechatPayClient client;

	private final ComplaintQuery query;

	private final String pages;

	private Lister(WechatPayClient client) {
		LocalDate end = LocalDate.now(ZoneId.of("Asia/Shanghai"));
		LocalDate begin = end.minusDays(29);
		this.client = client;
		this.query = ComplaintQuery.between(begin, end).withLimit(PAGE);
		this.pages = "/v3/global/merchant-service/complaints?limit=" + PAGE + "&begin_date=" + begin + "&end_date="
				+ end + "&offset=";
	}

	static Lister connect(URI emulator) {
		EmulatorConnectionDetails details = EmulatorConnectionDetails.of(emulator);
		return new Lister(WechatPayClient.builder()
			.accessPoint(details.getAccessPoint())
			.merchant(details.getMerchant())
			.platform(PlatformTrust.downloaded(details.getApiV3Key()))
			.build());
	}

	/**
	 * List complaints as an application does.
	 * @return how many there were
	 */
	Mono<Long> list() {
		return ComplaintService.of(this.client).listAll(this.query).count();
	}

	/**
	 * Fetch the pages that this takes, and leave them undecoded.
	 * @param complaints how many complaints there are
	 * @return how many pages there were
	 */
	Mono<Long> fetch(int complaints) {
		WebClient webClient = this.client.webClient();
		// the last page is the first one that is not full
		return Flux.range(0, complaints / PAGE + 1)
			.concatMap((page) -> webClient.get().uri(this.pages + page * PAGE).retrieve().bodyToMono(byte[].class), 0)
			.count();
	}

	@Override
	public void close() {
		this.client.close();
	}

}
