package io.github.wechatpay.complaint.emulator.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds the handler of a request by path and method.
 */
public final class Routes {

	private final Map<String, Map<String, RequestHandler>> paths = new LinkedHashMap<>();

	/**
	 * Create routes that lead nowhere.
	 */
	public Routes() {
	}

	/**
	 * Add a route.
	 * @param method the method
	 * @param path the exact path
	 * @param handler handles such requests
	 * @return these routes
	 */
	public Routes add(String method, String path, RequestHandler handler) {
		this.paths.computeIfAbsent(path, (key) -> new LinkedHashMap<>()).put(method, handler);
		return this;
	}

	/**
	 * Find a handler.
	 * @param request the request
	 * @return its handler
	 * @throws UnroutableException if there is none
	 */
	public RequestHandler find(Request request) {
		Map<String, RequestHandler> methods = this.paths.getOrDefault(request.path(), Map.of());
		RequestHandler handler = methods.get(request.method());
		if (handler == null) {
			throw new UnroutableException(String.join(", ", methods.keySet()));
		}
		return handler;
	}

}
