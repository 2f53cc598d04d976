package io.github.wechatpay.complaint.benchmarks.reception;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;

import io.github.wechatpay.complaint.callback.Reception;
import io.github.wechatpay.complaint.callback.UnverifiedReceiver;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.MediaType;
import org.springframework.util.StreamUtils;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The endpoint of the library on Spring MVC, with verification and decryption taken out.
 */
final class UnverifiedServletEndpoint implements HandlerFunction<ServerResponse> {

	private static final int MAX_BODY_SIZE = 64 * 1024;

	private static final Duration TIMEOUT = Duration.ofSeconds(9);

	private final UnverifiedReceiver receiver;

	UnverifiedServletEndpoint(UnverifiedReceiver receiver) {
		this.receiver = receiver;
	}

	@Override
	public ServerResponse handle(ServerRequest request) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		StreamUtils.copyRange(request.servletRequest().getInputStream(), body, 0, MAX_BODY_SIZE);
		return ServerResponse.async(this.receiver.receive(body.toByteArray(), Schedulers.boundedElastic())
			.contextCapture()
			.map(UnverifiedServletEndpoint::answer), TIMEOUT);
	}

	private static ServerResponse answer(Reception reception) {
		return ServerResponse.status(reception.status()).contentType(MediaType.APPLICATION_JSON).body(reception.body());
	}

}
