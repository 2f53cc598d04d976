package io.github.wechatpay.complaint.emulator.http;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the handler of a request by path and method.
 *
 * @param <H> the type of the handlers
 */
public final class Routes<H> {

	private final List<Route<H>> routes = new ArrayList<>();

	/**
	 * Create routes that lead nowhere.
	 */
	public Routes() {
	}

	/**
	 * Add a route.
	 * @param method the method
	 * @param path the path, with <code>{name}</code> for a segment and
	 * <code>{*name}</code> for all that follows
	 * @param handler handles such requests
	 * @return these routes
	 */
	public Routes<H> add(String method, String path, H handler) {
		this.routes.add(new Route<>(method, PathPattern.of(path), handler));
		return this;
	}

	/**
	 * Find a handler.
	 * @param request the request
	 * @return its handler, and what the path holds
	 * @throws UnroutableException if there is none
	 */
	public Match<H> find(Request request) {
		Set<String> methods = new LinkedHashSet<>();
		for (Route<H> route : this.routes) {
			Optional<PathVariables> variables = route.path().match(request.path());
			if (variables.isPresent() && route.method().equals(request.method())) {
				return new Match<>(route.handler(), variables.get());
			}
			variables.ifPresent((present) -> methods.add(route.method()));
		}
		throw new UnroutableException(String.join(", ", methods));
	}

	private record Route<H>(String method, PathPattern path, H handler) {
	}

	/**
	 * A handler that was found.
	 *
	 * @param <H> the type of the handler
	 * @param handler the handler
	 * @param variables what the path holds
	 */
	public record Match<H>(H handler, PathVariables variables) {
	}

}
