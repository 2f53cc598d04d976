package io.github.wechatpay.complaint.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import javax.net.ServerSocketFactory;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * WeChat Pay as far as the client sees it: a server that records what arrives, lists one
 * certificate unless told otherwise, and gives prepared answers to everything else.
 */
public final class PlatformServer implements AutoCloseable {

	private final MockWebServer server = new MockWebServer();

	private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

	private final IssuedCertificate certificate;

	private volatile Function<RecordedRequest, MockResponse> downloads;

	private volatile Function<RecordedRequest, MockResponse> calls = (request) -> ok("{}");

	/**
	 * Start a server for a client that has the time that messages are signed at.
	 */
	public PlatformServer() {
		this(PlatformSigner.CLOCK);
	}

	/**
	 * Start a server.
	 * @param clock the time at which the list of certificates is signed
	 */
	public PlatformServer(Clock clock) {
		this.certificate = IssuedCertificate.at(clock.instant());
		this.downloads = (
				request) -> signed(CertificateList.of(this.certificate), this.certificate.signer(), clock.instant())
					.build();
		this.server.setDispatcher(new Dispatcher() {

			@Override
			public MockResponse dispatch(RecordedRequest request) {
				PlatformServer.this.requests.add(request);
				return (isDownload(request) ? PlatformServer.this.downloads : PlatformServer.this.calls).apply(request);
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

	/**
	 * Prepare answers, the last of which is given again and again.
	 * @param answers the answers
	 * @return this server
	 */
	public PlatformServer answer(MockResponse... answers) {
		Queue<MockResponse> prepared = new ConcurrentLinkedQueue<>(List.of(answers));
		return answer((request) -> (prepared.size() > 1) ? prepared.poll() : prepared.peek());
	}

	/**
	 * Prepare the answer to everything.
	 * @param answer the answer
	 * @return this server
	 */
	public PlatformServer answer(MockResponse.Builder answer) {
		return answer(answer.build());
	}

	/**
	 * Decide how each request is answered.
	 * @param answer makes the answer
	 * @return this server
	 */
	public PlatformServer answer(Function<RecordedRequest, MockResponse> answer) {
		this.calls = answer;
		return this;
	}

	/**
	 * Decide how the list of certificates is answered.
	 * @param answer the answer
	 */
	public void answerDownloads(MockResponse answer) {
		this.downloads = (request) -> answer;
	}

	/**
	 * Decide how the list of certificates is answered.
	 * @param answer the answer
	 */
	public void answerDownloads(MockResponse.Builder answer) {
		answerDownloads(answer.build());
	}

	/**
	 * Return where this server is.
	 * @return the base URI
	 */
	public URI uri() {
		return URI.create("http://localhost:" + this.server.getPort());
	}

	/**
	 * Return the certificate that is listed.
	 * @return the certificate
	 */
	public IssuedCertificate certificate() {
		return this.certificate;
	}

	/**
	 * Return what arrived.
	 * @return all requests, downloads included
	 */
	public List<RecordedRequest> requests() {
		return this.requests;
	}

	/**
	 * Return what asked for the list of certificates.
	 * @return the requests
	 */
	public List<RecordedRequest> downloads() {
		return this.requests.stream().filter(PlatformServer::isDownload).toList();
	}

	/**
	 * Return what asked for anything else.
	 * @return the requests
	 */
	public List<RecordedRequest> calls() {
		return this.requests.stream().filter((request) -> !isDownload(request)).toList();
	}

	/**
	 * Return the only request.
	 * @return the request
	 */
	public RecordedRequest onlyRequest() {
		assertThat(this.requests).hasSize(1);
		return this.requests.get(0);
	}

	/**
	 * Return the only request, after the check that the merchant signed what arrived.
	 * @return the request
	 */
	public RecordedRequest onlySignedRequest() {
		RecordedRequest request = onlyRequest();
		Merchant.requireSigned(request);
		return request;
	}

	/**
	 * Return the bytes of a request's body.
	 * @param request the request
	 * @return the bytes, which may be none
	 */
	public static byte[] bodyOf(RecordedRequest request) {
		return (request.getBody() != null) ? request.getBody().toByteArray() : new byte[0];
	}

	/**
	 * Make a signed answer.
	 * @param json its body
	 * @return the answer
	 */
	public static MockResponse ok(String json) {
		return signed(json).build();
	}

	/**
	 * Make a signed answer.
	 * @param body its body
	 * @return the answer
	 */
	public static MockResponse okBytes(byte[] body) {
		return signed(body).build();
	}

	/**
	 * Make a signed answer without a body.
	 * @return the answer
	 */
	public static MockResponse noContent() {
		return signed("").code(204).removeHeader("Content-Length").removeHeader("Content-Type").build();
	}

	/**
	 * Make a refusal.
	 * @param status the status
	 * @param code the error code
	 * @return the answer
	 */
	public static MockResponse refusal(int status, String code) {
		return unsigned(status, "application/json", "{\"code\":\"" + code + "\",\"message\":\"refused\"}")
			.addHeader("Request-ID", "08E68E97CC0610DF06-268578704")
			.build();
	}

	/**
	 * Make an answer that is signed with the certificate.
	 * @param body its body
	 * @return the answer
	 */
	public static MockResponse.Builder signed(String body) {
		return signed(utf8(body));
	}

	/**
	 * Make an answer that is signed with the certificate.
	 * @param body its body
	 * @return the answer
	 */
	public static MockResponse.Builder signed(byte[] body) {
		return signed(body, PlatformSigner.CERTIFICATE);
	}

	/**
	 * Make an answer that somebody signed.
	 * @param body its body
	 * @param signer who signs it
	 * @return the answer
	 */
	public static MockResponse.Builder signed(byte[] body, PlatformSigner signer) {
		return signed(body, signer, PlatformSigner.NOW);
	}

	/**
	 * Make an answer that somebody signed.
	 * @param body its body
	 * @param signer who signs it
	 * @param time when it is signed
	 * @return the answer
	 */
	public static MockResponse.Builder signed(byte[] body, PlatformSigner signer, Instant time) {
		MockResponse.Builder answer = unsigned(200, "application/json", body);
		signer.sign(body, time).forEach(answer::setHeader);
		return answer;
	}

	/**
	 * Make an answer without a signature.
	 * @param status the status
	 * @param contentType the content type
	 * @param body the body
	 * @return the answer
	 */
	public static MockResponse.Builder unsigned(int status, String contentType, String body) {
		return unsigned(status, contentType, utf8(body));
	}

	/**
	 * Make an answer without a signature.
	 * @param status the status
	 * @param contentType the content type
	 * @param body the body
	 * @return the answer
	 */
	public static MockResponse.Builder unsigned(int status, String contentType, byte[] body) {
		return new MockResponse.Builder().code(status)
			.body(new Buffer().write(body))
			.setHeader("Content-Type", contentType);
	}

	/**
	 * Encode a text.
	 * @param text the text
	 * @return its bytes in UTF-8
	 */
	public static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static boolean isDownload(RecordedRequest request) {
		return request.getTarget().endsWith("/certificates");
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
