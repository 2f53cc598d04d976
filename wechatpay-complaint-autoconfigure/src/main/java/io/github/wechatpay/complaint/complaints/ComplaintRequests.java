package io.github.wechatpay.complaint.complaints;

import java.net.URI;

import io.github.wechatpay.complaint.client.AccessPoint;
import io.github.wechatpay.complaint.client.WechatPayJson;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestBodySpec;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;

/**
 * Sends requests to the access point, to addresses that are not encoded once more.
 */
final class ComplaintRequests {

	// under which observations of the client look for the template of an address
	private static final String URI_TEMPLATE = WebClient.class.getName() + ".uriTemplate";

	private static final byte[] EMPTY = {};

	private final WebClient webClient;

	private final String baseUri;

	private final WechatPayJson json;

	ComplaintRequests(WebClient webClient, AccessPoint accessPoint, WechatPayJson json) {
		this.webClient = webClient;
		this.baseUri = accessPoint.baseUri().getScheme() + "://" + accessPoint.baseUri().getRawAuthority();
		this.json = json;
	}

	RequestBodySpec request(HttpMethod method, Target target) {
		return this.webClient.method(method)
			.uri(URI.create(this.baseUri + target.pathAndQuery()))
			.attribute(URI_TEMPLATE, target.template());
	}

	Mono<byte[]> get(Target target) {
		return read(request(HttpMethod.GET, target));
	}

	Mono<Void> post(Target target, Object body) {
		return json(target, body).retrieve().toBodilessEntity().then();
	}

	Mono<byte[]> postAndRead(Target target, Object body) {
		return read(json(target, body));
	}

	Mono<byte[]> read(RequestHeadersSpec<?> request) {
		return request.retrieve().bodyToMono(byte[].class).defaultIfEmpty(EMPTY);
	}

	// written here, since a codec would log what it writes
	private RequestHeadersSpec<?> json(Target target, Object body) {
		return request(HttpMethod.POST, target).contentType(MediaType.APPLICATION_JSON)
			.bodyValue(this.json.write(body));
	}

}
