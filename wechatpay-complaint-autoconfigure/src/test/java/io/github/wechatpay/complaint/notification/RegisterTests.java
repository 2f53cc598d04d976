package io.github.wechatpay.complaint.notification;

import java.time.Duration;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.client.Region;
import io.github.wechatpay.complaint.client.WechatPayApiException;
import io.github.wechatpay.complaint.client.WechatPayTransportException;
import io.github.wechatpay.complaint.platform.SignatureVerificationException;
import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.TestClient;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code register} leads to the same end from whatever was there, and repeats nothing
 * blindly.
 */
class RegisterTests {

	private static final String URL = "https://pay.example.com/n";

	private static final MockResponse NONE = PlatformServer.refusal(400, "RESOURCE_NOT_EXISTS");

	private static final MockResponse EXISTS = PlatformServer.refusal(400, "RESOURCE_ALREADY_EXISTS");

	private static final MockResponse SAME = registered(URL);

	private static final MockResponse OTHER = registered("https://old.example.com/n");

	@AutoClose
	private final PlatformServer server = new PlatformServer();

	private final ComplaintNotificationService service = TestClient.of(this.server.uri())
		.responseTimeout(Duration.ofMillis(600))
		.complaintNotifications();

	private static MockResponse registered(String url) {
		return PlatformServer.ok("{\"mchid\":\"1900012181\",\"url\":\"" + url + "\"}");
	}

	private void requireRegistered(String... methods) {
		StepVerifier.create(this.service.register(URL))
			.expectNext(new NotificationUrl("1900012181", URL))
			.expectComplete()
			.verify(TestClient.LONG);
		requireMethods(methods);
	}

	private void requireFailure(Class<? extends Throwable> type, String... methods) {
		StepVerifier.create(this.service.register(URL))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(type))
			.verify(TestClient.LONG);
		requireMethods(methods);
	}

	private void requireMethods(String... methods) {
		assertThat(this.server.requests()).map(RecordedRequest::getMethod).containsExactly(methods);
		assertThat(this.server.requests()).filteredOn((request) -> request.getMethod().startsWith("P"))
			.allSatisfy((request) -> assertThat(request.getBody().utf8()).isEqualTo("{\"url\":\"" + URL + "\"}"));
	}

	@Test
	void noneIsCreated() {
		this.server.answer(NONE, SAME);
		requireRegistered("GET", "POST");
	}

	@Test
	void anotherIsReplaced() {
		this.server.answer(OTHER, SAME);
		requireRegistered("GET", "PUT");
	}

	@Test
	void sameIsLeftAlone() {
		this.server.answer(SAME);
		requireRegistered("GET");
	}

	@ParameterizedTest
	@EnumSource
	void pathIsThatOfTheRegion(Region region) {
		this.server.answer(NONE, SAME);
		StepVerifier.create(TestClient.of(this.server.uri()).region(region).complaintNotifications().register(URL))
			.expectNextCount(1)
			.expectComplete()
			.verify(TestClient.LONG);
		assertThat(this.server.requests()).hasSize(2)
			.allMatch((request) -> request.getTarget().equals(region.path("merchant-service/complaint-notifications")));
	}

	@Test
	void eachSubscriptionLooksAnew() {
		this.server.answer(NONE, SAME, SAME);
		StepVerifier.create(this.service.register(URL).repeat(1))
			.expectNextCount(2)
			.expectComplete()
			.verify(TestClient.LONG);
		requireMethods("GET", "POST", "GET");
	}

	@Test
	void creationThatAnotherInstanceWonWithTheSameUrlIsFine() {
		this.server.answer(NONE, EXISTS, SAME);
		requireRegistered("GET", "POST", "GET");
	}

	@Test
	void creationThatAnotherInstanceWonWithAnotherUrlIsReplaced() {
		this.server.answer(NONE, EXISTS, OTHER, SAME);
		requireRegistered("GET", "POST", "GET", "PUT");
	}

	@Test
	void replacementOfWhatIsGoneIsCreated() {
		this.server.answer(OTHER, NONE, NONE, SAME);
		requireRegistered("GET", "PUT", "GET", "POST");
	}

	@ParameterizedTest
	@MethodSource("unclearOutcomes")
	void creationOfUnclearOutcomeIsLookedUp(MockResponse unclear) {
		this.server.answer(NONE, unclear, SAME);
		requireRegistered("GET", "POST", "GET");
	}

	@ParameterizedTest
	@MethodSource("unclearOutcomes")
	void creationThatDidNotHappenIsRepeatedOnce(MockResponse unclear) {
		this.server.answer(NONE, unclear, NONE, SAME);
		requireRegistered("GET", "POST", "GET", "POST");
	}

	@ParameterizedTest
	@MethodSource("unclearOutcomes")
	void replacementOfUnclearOutcomeIsLookedUp(MockResponse unclear) {
		this.server.answer(OTHER, unclear, SAME);
		requireRegistered("GET", "PUT", "GET");
	}

	static Stream<MockResponse> unclearOutcomes() {
		return Stream.of(PlatformServer.refusal(500, "SYSTEM_ERROR"),
				PlatformServer.refusal(503, "SERVICE_UNAVAILABLE"),
				new MockResponse.Builder().code(502).body("<html></html>").build(),
				new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build(),
				new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build(),
				SAME.newBuilder().onResponseBody(new SocketEffect.CloseSocket()).build());
	}

	@Test
	void creationThatKeepsFailingIsGivenUp() {
		this.server.answer(NONE, PlatformServer.refusal(500, "SYSTEM_ERROR"), NONE,
				PlatformServer.refusal(500, "SYSTEM_ERROR"));
		requireFailure(WechatPayApiException.class, "GET", "POST", "GET", "POST");
	}

	@Test
	void endlessRaceIsGivenUp() {
		this.server.answer(NONE, EXISTS, OTHER, NONE, EXISTS);
		requireFailure(WechatPayApiException.class, "GET", "POST", "GET", "PUT");
	}

	@Test
	void creationThatTheRealPlatformRefusesBecauseThereIsOneIsLookedUp() {
		this.server.answer(NONE, PlatformServer.refusal(400, "PARAM_ERROR"), SAME);
		requireRegistered("GET", "POST", "GET");
	}

	@Test
	void refusedCreationIsNotRepeated() {
		this.server.answer(NONE, PlatformServer.refusal(403, "NO_AUTH"), SAME);
		requireFailure(WechatPayApiException.class, "GET", "POST");
	}

	@Test
	void tooManyRequestsAreNotRepeated() {
		this.server.answer(NONE, PlatformServer.refusal(429, "RATE_LIMITED"), SAME);
		requireFailure(WechatPayApiException.class, "GET", "POST");
	}

	@Test
	void failedLookupWritesNothing() {
		this.server.answer(PlatformServer.refusal(500, "SYSTEM_ERROR"));
		requireFailure(WechatPayApiException.class, "GET");
	}

	@Test
	void htmlWithNotFoundIsNotTakenForNoneRegistered() {
		this.server.answer(new MockResponse.Builder().code(404).body("<html>NOT_FOUND</html>").build());
		requireFailure(WechatPayApiException.class, "GET");
	}

	@Test
	void forgedLookupWritesNothing() {
		this.server.answer(SAME.newBuilder().setHeader("Wechatpay-Nonce", "another").build());
		requireFailure(SignatureVerificationException.class, "GET");
	}

	@Test
	void lookupThatBreaksWritesNothing() {
		this.server.answer(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
		requireFailure(WechatPayTransportException.class, "GET");
	}

}
