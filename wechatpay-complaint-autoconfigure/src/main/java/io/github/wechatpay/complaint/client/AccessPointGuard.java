package io.github.wechatpay.complaint.client;

import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Refuses requests to anywhere but the access point, so that no other host is ever shown
 * a signature of the merchant.
 */
final class AccessPointGuard implements ExchangeFilterFunction {

	private final AccessPoint accessPoint;

	AccessPointGuard(AccessPoint accessPoint) {
		this.accessPoint = accessPoint;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		if (this.accessPoint.serves(request.url())) {
			return next.exchange(request);
		}
		return Mono.error(() -> new IllegalArgumentException("Refused to sign a request to " + request.url().getScheme()
				+ "://" + request.url().getHost() + ": this client calls only " + this.accessPoint.baseUri()
				+ ". Use a path, or another WebClient."));
	}

}
