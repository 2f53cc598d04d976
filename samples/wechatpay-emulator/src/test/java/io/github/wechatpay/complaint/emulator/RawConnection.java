package io.github.wechatpay.complaint.emulator;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Sends what no HTTP client would, and shows what really comes back.
 */
final class RawConnection {

	private RawConnection() {
	}

	static String exchange(URI base, String... lines) throws IOException {
		try (Socket socket = new Socket(base.getHost(), base.getPort())) {
			socket.setSoTimeout(10_000);
			String request = String.join("\r\n", lines) + "\r\nHost: " + base.getAuthority()
					+ "\r\nConnection: close\r\n\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
