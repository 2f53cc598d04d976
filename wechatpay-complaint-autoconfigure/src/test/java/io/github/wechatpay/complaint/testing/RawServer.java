package io.github.wechatpay.complaint.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that takes a request from a connection, byte for byte, and hands the
 * connection to the test, which may write anything to it or break it. The connection
 * serves one request and is then closed, if the test did not return before.
 */
public final class RawServer implements AutoCloseable {

	private static final Pattern CONTENT_LENGTH = Pattern.compile("\r\ncontent-length: *([0-9]+)\r\n");

	private final ServerSocket server;

	private final Answer answer;

	private final List<byte[]> requests = new CopyOnWriteArrayList<>();

	private final List<Socket> open = new CopyOnWriteArrayList<>();

	private final AtomicInteger connections = new AtomicInteger();

	private final AtomicInteger abandoned = new AtomicInteger();

	/**
	 * Start a server on a free port.
	 * @param answer what happens to each connection
	 */
	public RawServer(Answer answer) {
		this(0, answer);
	}

	/**
	 * Start a server.
	 * @param port the port to listen on
	 * @param answer what happens to each connection
	 */
	public RawServer(int port, Answer answer) {
		try {
			this.server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.answer = answer;
		startDaemon(this::accept);
	}

	/**
	 * Answer with these characters and close.
	 * @param answer the characters
	 * @return the answer
	 */
	public static Answer text(String answer) {
		return bytes(answer.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Answer with these bytes and close.
	 * @param answer the bytes
	 * @return the answer
	 */
	public static Answer bytes(byte[] answer) {
		return (socket, request) -> socket.getOutputStream().write(answer);
	}

	/**
	 * Break the connection so that the client sees a reset.
	 * @return the answer
	 */
	public static Answer reset() {
		return (socket, request) -> {
			socket.setSoLinger(true, 0);
			socket.close();
		};
	}

	/**
	 * Say nothing until the client goes.
	 * @return the answer
	 */
	public static Answer silence() {
		return (socket, request) -> {
			if (socket.getInputStream().read() == -1) {
				throw new IOException("The client went away");
			}
		};
	}

	/**
	 * Return where this server is.
	 * @return the base URI
	 */
	public URI uri() {
		return URI.create("http://localhost:" + this.server.getLocalPort());
	}

	/**
	 * Return what arrived.
	 * @return all requests, byte for byte
	 */
	public List<byte[]> requests() {
		return this.requests;
	}

	/**
	 * Return how many connections the client closed while it was waited for.
	 * @return their number
	 */
	public int abandoned() {
		return this.abandoned.get();
	}

	/**
	 * Return how many connections there were.
	 * @return their number
	 */
	public int connections() {
		return this.connections.get();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				this.connections.incrementAndGet();
				this.open.add(socket);
				startDaemon(() -> serve(socket));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			InputStream input = new BufferedInputStream(socket.getInputStream());
			byte[] request = read(input);
			if (request.length > 0) {
				this.requests.add(request);
				this.answer.give(socket, request);
				if (!socket.isClosed()) {
					socket.shutdownOutput();
					awaitEnd(input);
				}
			}
		}
		catch (IOException ex) {
			this.abandoned.incrementAndGet();
		}
	}

	private static void awaitEnd(InputStream input) throws IOException {
		while (input.read() != -1) {
			continue;
		}
	}

	private static byte[] read(InputStream input) throws IOException {
		ByteArrayOutputStream request = new ByteArrayOutputStream();
		while (!endsWithBlankLine(request)) {
			int next = input.read();
			if (next == -1) {
				return new byte[0];
			}
			request.write(next);
		}
		String head = request.toString(StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
		Matcher length = CONTENT_LENGTH.matcher(head);
		request.write(input.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0));
		return request.toByteArray();
	}

	private static boolean endsWithBlankLine(ByteArrayOutputStream head) {
		return head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n");
	}

	private static void startDaemon(Runnable task) {
		Thread thread = new Thread(task, "raw-server");
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket socket : this.open) {
			socket.close();
		}
	}

	/**
	 * What happens to a connection once its request was read.
	 */
	@FunctionalInterface
	public interface Answer {

		/**
		 * Answer.
		 * @param socket the connection
		 * @param request what arrived
		 * @throws IOException if the connection breaks
		 */
		void give(Socket socket, byte[] request) throws IOException;

	}

}
