package io.github.wechatpay.complaint.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Stands between the client and a server, and records what the client sends.
 */
public final class RecordingProxy implements AutoCloseable {

	private static final int CHUNK = 8192;

	private final ServerSocket server;

	private final URI target;

	private final Map<Socket, StringBuffer> sent = new ConcurrentHashMap<>();

	private final AtomicInteger connections = new AtomicInteger();

	private final AtomicInteger open = new AtomicInteger();

	/**
	 * Start a proxy.
	 * @param port the port to listen on, or zero for a free one
	 * @param target where to pass everything on to
	 */
	public RecordingProxy(int port, URI target) {
		try {
			this.server = new ServerSocket(port, 300, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.target = target;
		start(this::accept);
	}

	/**
	 * Return where this proxy is.
	 * @return the base URI
	 */
	public URI uri() {
		return URI.create("http://localhost:" + this.server.getLocalPort());
	}

	/**
	 * Return how many connections were made.
	 * @return all connections so far
	 */
	public int connections() {
		return this.connections.get();
	}

	/**
	 * Return how many connections the client keeps.
	 * @return the connections that are open
	 */
	public int openConnections() {
		return this.open.get();
	}

	/**
	 * Return how many requests there were.
	 * @param start how they began, for example {@code GET /v3}
	 * @return their number
	 */
	public long requests(String start) {
		// the body of an earlier request need not end its line
		Pattern line = Pattern.compile("(?m)" + Pattern.quote(start) + "\\S* HTTP/1.1\\r?$");
		return this.sent.values().stream().mapToLong((text) -> line.matcher(text).results().count()).sum();
	}

	/**
	 * Return how often the certificate list was asked for.
	 * @return the number of requests
	 */
	public long downloads() {
		return requests("GET /v3/global/certificates");
	}

	/**
	 * Return all that the client sent.
	 * @return the text
	 */
	public String sent() {
		return String.join("", this.sent.values());
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket client = this.server.accept();
				this.connections.incrementAndGet();
				this.sent.put(client, new StringBuffer());
				start(() -> serve(client));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket client) {
		this.open.incrementAndGet();
		try (client; Socket upstream = new Socket(this.target.getHost(), this.target.getPort())) {
			client.setTcpNoDelay(true);
			upstream.setTcpNoDelay(true);
			start(() -> answer(upstream, client));
			pump(client.getInputStream(), upstream.getOutputStream(), this.sent.get(client));
		}
		catch (IOException ex) {
			// one of the two has gone, and so does the other
		}
		finally {
			this.open.decrementAndGet();
		}
	}

	private static void answer(Socket upstream, Socket client) {
		try (client; upstream) {
			pump(upstream.getInputStream(), client.getOutputStream(), new StringBuffer());
		}
		catch (IOException ex) {
			// one of the two has gone, and so does the other
		}
	}

	private static void pump(InputStream from, OutputStream to, StringBuffer record) throws IOException {
		byte[] chunk = new byte[CHUNK];
		for (int length = from.read(chunk); length != -1; length = from.read(chunk)) {
			record.append(new String(chunk, 0, length, StandardCharsets.ISO_8859_1));
			to.write(chunk, 0, length);
		}
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "recording-proxy");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() {
		try {
			this.server.close();
			for (Socket client : this.sent.keySet()) {
				client.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
