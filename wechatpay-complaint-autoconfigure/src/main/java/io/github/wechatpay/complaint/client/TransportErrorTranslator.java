package io.github.wechatpay.complaint.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import io.github.wechatpay.complaint.WechatPayException;
import io.github.wechatpay.complaint.client.Attempt.UnwrittenException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.codec.CodecException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/**
 * Translates what a connector reports into {@link WechatPayTransportException}. What
 * failed before the wire, such as the application's own body, passes as it is.
 */
final class TransportErrorTranslator {

	private final ClientRequest request;

	private final Duration attemptTimeout;

	TransportErrorTranslator(ClientRequest request, Duration attemptTimeout) {
		this.request = request;
		this.attemptTimeout = attemptTimeout;
	}

	Throwable translate(Throwable failure, boolean sent) {
		Throwable cause = (failure instanceof WebClientRequestException wrapper && wrapper.getCause() != null)
				? wrapper.getCause() : failure;
		if (cause instanceof UnwrittenException unwritten) {
			return Objects.requireNonNull(unwritten.getCause());
		}
		if (cause instanceof WechatPayException || cause instanceof CodecException
				|| cause instanceof DataBufferLimitException) {
			return cause;
		}
		if (isTransport(cause)) {
			return transportError(cause, sent && !isConnectFailure(cause));
		}
		// connectors report a response that is not HTTP by exceptions of any type
		return sent ? transportError(cause, true) : cause;
	}

	/**
	 * Return whether a failure comes from the network, a time-out, a channel or a pool.
	 */
	static boolean isTransport(Throwable failure) {
		return failure instanceof IOException || failure instanceof TimeoutException
				|| failure instanceof RejectedExecutionException || isOfPackage(failure, "io.netty.", "reactor.netty.");
	}

	/**
	 * Return whether nothing can be sent any more, because the client was closed.
	 */
	static boolean isClosed(@Nullable Throwable failure) {
		return failure instanceof RejectedExecutionException
				|| (failure != null && failure.getClass().getSimpleName().equals("PoolShutdownException"));
	}

	private WechatPayTransportException transportError(Throwable cause, boolean sent) {
		return new WechatPayTransportException(
				describeRequest() + " got no complete response: " + describe(cause) + ". " + consequence(sent), cause,
				sent);
	}

	private String describeRequest() {
		URI url = this.request.url();
		return this.request.method() + " " + url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
	}

	// how long a connector waits is its own affair: one that merchants share may wait for
	// longer than the settings of this one say
	private String describe(Throwable cause) {
		String type = cause.getClass().getSimpleName();
		if (isConnectTimeout(cause)) {
			return "no connection came about in time (wechatpay.client.connect-timeout)";
		}
		if (cause instanceof HttpTimeoutException || cause instanceof SocketTimeoutException
				|| type.equals("ReadTimeoutException")) {
			return "nothing came in time (wechatpay.client.response-timeout)";
		}
		if (cause instanceof TimeoutException) {
			return "it took longer than " + this.attemptTimeout.toMillis()
					+ " ms (wechatpay.client.connect-timeout and response-timeout together)";
		}
		return isQuotable(cause) ? type + ": " + cause.getMessage() : type;
	}

	private static boolean isConnectTimeout(Throwable cause) {
		return cause instanceof HttpConnectTimeoutException
				|| cause.getClass().getSimpleName().equals("ConnectTimeoutException");
	}

	// some connectors take the request before they connect
	private static boolean isConnectFailure(Throwable cause) {
		return cause instanceof ConnectException || isConnectTimeout(cause) || cause instanceof UnknownHostException
				|| cause instanceof SSLHandshakeException;
	}

	// others may quote what came over the connection
	private static boolean isQuotable(Throwable cause) {
		return cause.getMessage() != null && (cause instanceof SocketException || cause instanceof UnknownHostException
				|| cause instanceof SSLException);
	}

	private static boolean isOfPackage(Throwable failure, String... prefixes) {
		for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
			for (String prefix : prefixes) {
				if (type.getName().startsWith(prefix)) {
					return true;
				}
			}
		}
		return false;
	}

	private static String consequence(boolean sent) {
		return (sent) ? "The request may have been carried out."
				: "Nothing was sent. Check the network, the proxy and wechatpay.base-uri.";
	}

}
