package io.github.wechatpay.complaint.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ServerSocketFactory;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * WeChat Pay as far as the client sees it: a server that records what arrives and gives
 * prepared answers, the last of them again and again.
 */
public final class PlatformServer implements AutoCloseable {

	private final MockWebServer server = new MockWebServer();

	private final Queue<MockResponse> answers = new ConcurrentLinkedQueue<>();

	private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

	public PlatformServer() {
		this.server.setDispatcher(new Dispatcher() {

			@Override
			public MockResponse dispatch(RecordedRequest request) {
				PlatformServer.this.requests.add(request);
				return nextAnswer();
			}

		});
		this.server.setServerSocketFactory(new NoDelayServerSocketFactory());
		try {
			this.server.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public PlatformServer answer(MockResponse... answers) {
		this.answers.addAll(List.of(answers));
		return this;
	}

	public URI uri() {
		return URI.create("http://localhost:" + this.server.getPort());
	}

	public List<RecordedRequest> requests() {
		return this.requests;
	}

	public RecordedRequest onlyRequest() {
		assertThat(this.requests).hasSize(1);
		return this.requests.get(0);
	}

	/**
	 * Return the only request, after the check that the merchant signed what arrived.
	 */
	public RecordedRequest onlySignedRequest() {
		RecordedRequest request = onlyRequest();
		requireSigned(request);
		return request;
	}

	static void requireSigned(RecordedRequest request) {
		assertThat(request.getHeaders().values("Authorization")).hasSize(1);
		Merchant.requireSigned(request.getMethod(), request.getTarget(), bodyOf(request),
				request.getHeaders().get("Authorization"));
	}

	static byte[] bodyOf(RecordedRequest request) {
		return (request.getBody() != null) ? request.getBody().toByteArray() : new byte[0];
	}

	public static MockResponse ok(String json) {
		return okBytes(TestRsa.utf8(json));
	}

	public static MockResponse okBytes(byte[] body) {
		return signed(body).build();
	}

	public static MockResponse noContent() {
		return signed(new byte[0]).code(204).removeHeader("Content-Length").removeHeader("Content-Type").build();
	}

	public static MockResponse refusal(int status, String code) {
		return unsigned(status, "application/json", TestRsa.utf8("{\"code\":\"" + code + "\",\"message\":\"refused\"}"))
			.addHeader("Request-ID", "08E68E97CC0610DF06-268578704")
			.build();
	}

	static MockResponse.Builder signed(byte[] body) {
		MockResponse.Builder answer = unsigned(200, "application/json", body);
		Platform.sign(body).forEach(answer::setHeader);
		return answer;
	}

	static MockResponse.Builder unsigned(int status, String contentType, byte[] body) {
		return new MockResponse.Builder().code(status)
			.body(new Buffer().write(body))
			.setHeader("Content-Type", contentType);
	}

	private MockResponse nextAnswer() {
		MockResponse answer = (this.answers.size() > 1) ? this.answers.poll() : this.answers.peek();
		assertThat(answer).as("prepared answer").isNotNull();
		return answer;
	}

	@Override
	public void close() {
		this.server.close();
	}

	/**
	 * Spares each answer the wait of Nagle's algorithm between its head and its body.
	 */
	private static final class NoDelayServerSocketFactory extends ServerSocketFactory {

		@Override
		public ServerSocket createServerSocket() throws IOException {
			return new ServerSocket() {

				@Override
				public Socket accept() throws IOException {
					Socket socket = super.accept();
					socket.setTcpNoDelay(true);
					return socket;
				}

			};
		}

		@Override
		public ServerSocket createServerSocket(int port) {
			throw new UnsupportedOperationException();
		}

		@Override
		public ServerSocket createServerSocket(int port, int backlog) {
			throw new UnsupportedOperationException();
		}

		@Override
		public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
			throw new UnsupportedOperationException();
		}

	}

}
