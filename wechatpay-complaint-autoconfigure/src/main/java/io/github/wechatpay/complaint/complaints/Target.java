package io.github.wechatpay.complaint.complaints;

/**
 * What a request asks for at the access point.
 *
 * @param template the path with a placeholder for what varies, for observations
 * @param pathAndQuery path and query, percent-encoded as they are sent
 */
record Target(String template, String pathAndQuery) {

	Target(String path) {
		this(path, path);
	}

	Target withQuery(String query) {
		return new Target(this.template, this.pathAndQuery + '?' + query);
	}

}
