package io.github.wechatpay.complaint.callback.web;

import java.util.List;

/**
 * The paths of the notification endpoints.
 *
 * @param basePath the path of the application, empty or starting with a slash, which
 * comes before each of the paths
 * @param paths the paths within the application
 */
public record NotificationPaths(String basePath, List<String> paths) {

	/**
	 * Create new paths.
	 * @param basePath the path of the application
	 * @param paths the paths within the application
	 */
	public NotificationPaths {
		paths = List.copyOf(paths);
	}

	/**
	 * Return whether an endpoint has a path.
	 * @param path a path as it is in a URL
	 * @return whether there is such an endpoint
	 */
	public boolean contains(String path) {
		return path.startsWith(this.basePath) && this.paths.contains(path.substring(this.basePath.length()));
	}

	@Override
	public String toString() {
		return String.join(", ", this.paths.stream().map(this.basePath::concat).toList());
	}

}
