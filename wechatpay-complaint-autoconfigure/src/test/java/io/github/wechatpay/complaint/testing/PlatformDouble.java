package io.github.wechatpay.complaint.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/**
 * WeChat Pay as far as its answers go, which the test decides on: it lists one
 * certificate and signs with it, unless told to answer otherwise.
 */
public final class PlatformDouble implements AutoCloseable {

	/**
	 * The serial number of the merchant's certificate.
	 */
	public static final String MERCHANT_SERIAL_NUMBER = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";

	private final MockWebServer server = new MockWebServer();

	private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

	private final Clock clock;

	private final IssuedCertificate certificate;

	private volatile Function<RecordedRequest, MockResponse> certificates;

	private volatile Function<RecordedRequest, MockResponse> others;

	/**
	 * Start a server.
	 * @param clock the time that is signed with
	 */
	public PlatformDouble(Clock clock) {
		this.clock = clock;
		this.certificate = IssuedCertificate.at(clock.instant());
		this.certificates = (request) -> signed(CertificateList.of(this.certificate)).build();
		this.others = (request) -> signed("{}").build();
		this.server.setDispatcher(new Dispatcher() {

			@Override
			public MockResponse dispatch(RecordedRequest request) {
				PlatformDouble.this.requests.add(request);
				return answer(request);
			}

		});
		try {
			this.server.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private MockResponse answer(RecordedRequest request) {
		return isDownload(request) ? this.certificates.apply(request) : this.others.apply(request);
	}

	/**
	 * Decide how the certificate list is answered.
	 * @param answer the answer
	 */
	public void answerDownloads(MockResponse.Builder answer) {
		this.certificates = (request) -> answer.build();
	}

	/**
	 * Decide how everything else is answered.
	 * @param answer the answer
	 */
	public void answer(MockResponse.Builder answer) {
		this.others = (request) -> answer.build();
	}

	/**
	 * Decide how everything else is answered.
	 * @param answer makes the answer
	 */
	public void answer(Function<RecordedRequest, MockResponse> answer) {
		this.others = answer;
	}

	/**
	 * Return where this server is.
	 * @return the base URI
	 */
	public URI uri() {
		return URI.create("http://localhost:" + this.server.getPort());
	}

	/**
	 * Return the certificate that answers are signed with.
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
	 * Return what asked for the certificate list.
	 * @return the requests
	 */
	public List<RecordedRequest> downloads() {
		return this.requests.stream().filter(PlatformDouble::isDownload).toList();
	}

	/**
	 * Return what asked for anything else.
	 * @return the requests
	 */
	public List<RecordedRequest> calls() {
		return this.requests.stream().filter((request) -> !isDownload(request)).toList();
	}

	/**
	 * Make an answer that is signed with the certificate.
	 * @param body its body
	 * @return the answer
	 */
	public MockResponse.Builder signed(String body) {
		return signed(new Buffer().writeUtf8(body).readByteArray());
	}

	/**
	 * Make an answer that is signed with the certificate.
	 * @param body its body
	 * @return the answer
	 */
	public MockResponse.Builder signed(byte[] body) {
		return signed(body, this.certificate.signer());
	}

	/**
	 * Make an answer that somebody signed.
	 * @param body its body
	 * @param signer who signs it
	 * @return the answer
	 */
	public MockResponse.Builder signed(byte[] body, PlatformSigner signer) {
		MockResponse.Builder answer = unsigned(200, "application/json", body);
		signer.sign(body, this.clock.instant()).forEach(answer::setHeader);
		return answer;
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
	 * Make a refusal.
	 * @param status the status
	 * @param code the error code
	 * @return the answer
	 */
	public static MockResponse.Builder refusal(int status, String code) {
		return unsigned(status, "application/json",
				new Buffer().writeUtf8("{\"code\":\"" + code + "\",\"message\":\"refused\"}").readByteArray())
			.setHeader("Request-ID", "08E68E97CC0610DF06-268578704");
	}

	private static boolean isDownload(RecordedRequest request) {
		return request.getTarget().endsWith("/certificates");
	}

	@Override
	public void close() {
		this.server.close();
	}

}
