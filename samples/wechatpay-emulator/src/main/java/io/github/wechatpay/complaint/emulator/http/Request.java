package io.github.wechatpay.complaint.emulator.http;

import java.util.List;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came over the wire.
 *
 * @param method the method
 * @param target the path and query, percent-encoded as the client sent them
 * @param headers the headers
 * @param body the raw body, possibly empty
 */
public record Request(String method, String target, HttpHeaders headers, byte[] body) {

	/**
	 * Return the path without the query.
	 * @return the path, percent-encoded
	 */
	public String path() {
		int query = this.target.indexOf('?');
		return (query >= 0) ? this.target.substring(0, query) : this.target;
	}

	/**
	 * Return a parameter of the query.
	 * @param name the name
	 * @return its first value, decoded, or {@code null}
	 */
	public @Nullable String parameter(String name) {
		List<String> values = new QueryStringDecoder(this.target).parameters().get(name);
		return (values != null) ? values.get(0) : null;
	}

	/**
	 * Return a header.
	 * @param name the name in any case
	 * @return its first value, or {@code null}
	 */
	public @Nullable String header(String name) {
		return this.headers.get(name);
	}

	/**
	 * Return a header that may be repeated.
	 * @param name the name in any case
	 * @return all its values
	 */
	public List<String> headerValues(String name) {
		return this.headers.getAll(name);
	}

}
