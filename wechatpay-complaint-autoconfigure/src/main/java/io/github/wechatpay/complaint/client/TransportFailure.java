package io.github.wechatpay.complaint.client;

import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import io.github.wechatpay.complaint.WechatPayException;

import org.springframework.core.codec.CodecException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/**
 * Says what kept one attempt from getting a whole answer.
 */
final class TransportFailure {

	private final ClientRequest request;

	private final Attempt attempt;

	private final Duration timeout;

	TransportFailure(ClientRequest request, Attempt attempt, Duration timeout) {
		this.request = request;
		this.attempt = attempt;
		this.timeout = timeout;
	}

	Throwable timeout() {
		return new TimeoutException();
	}

	Throwable translate(Throwable failure) {
		Throwable cause = (failure instanceof WebClientRequestException wrapper && wrapper.getCause() != null)
				? wrapper.getCause() : failure;
		if (cause instanceof WechatPayException || cause instanceof CodecException
				|| cause instanceof DataBufferLimitException) {
			return cause;
		}
		if (this.attempt.isSigningFailure(cause)) {
			return cause;
		}
		boolean sent = this.attempt.isSent() && !isConnectFailure(cause);
		return new WechatPayTransportException(
				describeRequest() + " got no whole answer: " + describe(cause) + ". " + consequence(sent), cause, sent);
	}

	private String describeRequest() {
		URI url = this.request.url();
		return this.request.method() + " " + url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
	}

	private String describe(Throwable cause) {
		if (cause instanceof TimeoutException) {
			return "it took longer than " + this.timeout.toMillis()
					+ " ms (wechatpay.client.connect-timeout and response-timeout together)";
		}
		String type = cause.getClass().getSimpleName();
		return isNetwork(cause) ? type + ": " + cause.getMessage() : type;
	}

	// some connectors take the request before they connect
	private static boolean isConnectFailure(Throwable cause) {
		return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
				|| cause instanceof UnknownHostException || cause instanceof SSLHandshakeException;
	}

	// others may quote what came over the connection
	private static boolean isNetwork(Throwable cause) {
		return cause.getMessage() != null && (cause instanceof SocketException || cause instanceof UnknownHostException
				|| cause instanceof SSLException);
	}

	private static String consequence(boolean sent) {
		return (sent) ? "The request may have been carried out."
				: "Nothing was sent. Check the network, the proxy and wechatpay.base-uri.";
	}

}
