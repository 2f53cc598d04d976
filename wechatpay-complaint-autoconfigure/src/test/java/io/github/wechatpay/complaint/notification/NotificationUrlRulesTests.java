package io.github.wechatpay.complaint.notification;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.testing.PlatformServer;
import io.github.wechatpay.complaint.testing.TestClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A URL that WeChat Pay would not take fails before anything is sent.
 */
class NotificationUrlRulesTests {

	private static final String ANSWER = "{\"mchid\":\"1900012181\",\"url\":\"https://pay.example.com/n\"}";

	@AutoClose
	private final PlatformServer server = new PlatformServer().answer(PlatformServer.ok(ANSWER));

	private final ComplaintNotificationService service = TestClient.of(this.server.uri()).complaintNotifications();

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "\t", "pay.example.com/n", "/n", "//pay.example.com/n",
			"http://pay.example.com/n", "ftp://pay.example.com/n", "wss://pay.example.com/n", "https:pay.example.com/n",
			"https:/pay.example.com/n", "https:///n", "https://", "https:", "https://:443/n",
			"https://user@pay.example.com/n", "https://@pay.example.com/n", "https://pay.example.com/n?",
			"https://pay.example.com/n?x=1", "https://pay.example.com?x=1", "https://pay.example.com/n#",
			"https://pay.example.com/n#x", " https://pay.example.com/n", "https://pay.example.com/n ",
			"https://pay.example.com/a b", "https://pay.example.com/n\n", "https://pay.example.com/\u00A0",
			"https://pay.example.com/\u3000n", "https://pay.example.com/\u0000", "https://pay.example.com/\u2028",
			"https://pay .example.com/n", "https://pay.example.com/a\\b", "https://pay.example.com/%zz",
			"https://pay.example.com/<n>", "https://[::1/n", "https://[pay.example.com]/n", "mailto:pay@example.com",
			"urn:x" })
	void badUrlIsRefused(String url) {
		requireRefused(url);
	}

	@ParameterizedTest
	@ValueSource(ints = { 256, 300, 100_000 })
	void longUrlIsRefused(int length) {
		requireRefused(ofLength(length));
	}

	@ParameterizedTest
	@CsvSource({ "https://admin:s3cr3t@pay.example.com/n, user info", "https://s3cr3t@pay.example.com/n, user info",
			"https://pay.example.com/n?token=s3cr3t, query", "https://pay.example.com/n#s3cr3t, fragment",
			"https://pay.example.com/s3cr3t/%zz, index", "https://admin:s3cr3t@[/n, index",
			"http://admin:s3cr3t@pay.example.com/n, https", "https://admin:s3cr3t@支付.example/n, ''",
			"https://pay.example.com/?token=s3cr3t 1, blanks" })
	void messageNamesTheProblemAndQuotesNoSecret(String url, String problem) {
		StepVerifier.create(this.service.create(url))
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining(problem)
				.hasMessageContaining("https://pay.example.com/wechatpay/complaint-notifications")
				.hasMessageNotContaining("s3cr3t")
				.hasMessageNotContaining("admin")
				.hasNoCause())
			.verify(TestClient.LONG);
	}

	@ParameterizedTest
	@MethodSource("goodUrls")
	void goodUrlIsSentUnchanged(String url) {
		StepVerifier.create(this.service.create(url)).expectNextCount(1).expectComplete().verify(TestClient.LONG);
		assertThat(this.server.onlySignedRequest().getBody().utf8()).isEqualTo("{\"url\":\"" + url + "\"}");
	}

	static Stream<String> goodUrls() {
		return Stream.of("https://pay.example.com/n", "https://pay.example.com", "https://pay.example.com/",
				"HTTPS://PAY.EXAMPLE.COM/N", "https://pay.example.com:8443/a/b/c", "https://192.0.2.1/n",
				"https://[2001:db8::1]/n", "https://[2001:db8::1]:8443/n", "https://xn--fiqs8s.example.com/n",
				"https://pay.example.com/%E6%8A%95%E8%AF%89", "https://pay.example.com/投诉/通知",
				"https://pay.example.com/a;b=c,d@e:f~g!h$i&j'k(l)*+", "https://pay.example.com/a//b/../c",
				ofLength(255));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://支付.example.com/n", "https://pay.例子.测试/n" })
	void internationalHostNameIsRefusedUnlessInItsAsciiForm(String url) {
		requireRefused(url);
	}

	private void requireRefused(String url) {
		operations().forEach((name, operation) -> {
			Mono<?> call = operation.apply(url);
			StepVerifier.create(call)
				.expectErrorSatisfies((failure) -> assertThat(failure).as(name)
					.isInstanceOf(IllegalArgumentException.class)
					.hasMessageStartingWith("The notification URL ")
					.hasNoCause())
				.verify(TestClient.LONG);
		});
		assertThat(this.server.requests()).isEmpty();
	}

	private Map<String, Function<String, Mono<?>>> operations() {
		return Map.of("create", this.service::create, "update", this.service::update, "register",
				this.service::register);
	}

	private static String ofLength(int length) {
		String start = "https://pay.example.com/";
		return start + "n".repeat(length - start.length());
	}

}
