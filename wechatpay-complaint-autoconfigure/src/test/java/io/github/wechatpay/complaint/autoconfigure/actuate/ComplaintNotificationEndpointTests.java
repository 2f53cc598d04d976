package io.github.wechatpay.complaint.autoconfigure.actuate;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;

import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.fault.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoint over HTTP, as an operator uses it.
 */
@ParameterizedClass
@EnumSource(value = WebApplicationType.class, names = { "REACTIVE", "SERVLET" })
class ComplaintNotificationEndpointTests {

	private static final String URL = "https://pay.example.com/n";

	private static final String OTHER_URL = "https://pay.example.com/other";

	private static final String EXPOSED = "management.endpoints.web.exposure.include=complaintnotification";

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	@AutoClose
	private final WechatPayEmulator emulator = WechatPayEmulator.start();

	private final WebApplicationType type;

	ComplaintNotificationEndpointTests(WebApplicationType type) {
		this.type = type;
	}

	@Test
	void wantedAndRegisteredUrlAreCompared() throws Exception {
		try (ActuatorApplication application = start("wechatpay.complaint.notification-url=" + URL)) {
			URI endpoint = application.uri("/actuator/complaintnotification");
			assertThat(get(endpoint)).isEqualTo(new Answer(200, "{'wanted':'" + URL + "','agree':false}"));
			assertThat(post(endpoint, "{}")).isEqualTo(new Answer(200, described(URL, URL, true)));
			assertThat(this.emulator.registeredUrl()).isEqualTo(URL);
			assertThat(post(endpoint, "{\"url\":\"" + OTHER_URL + "\"}"))
				.isEqualTo(new Answer(200, described(OTHER_URL, URL, false)));
			assertThat(get(endpoint)).isEqualTo(new Answer(200, described(OTHER_URL, URL, false)));
			assertThat(delete(endpoint)).isEqualTo(new Answer(204, ""));
			assertThat(this.emulator.registeredUrl()).isNull();
		}
	}

	@Test
	void nothingIsComparedWhenNothingIsWanted() throws Exception {
		try (ActuatorApplication application = start()) {
			URI endpoint = application.uri("/actuator/complaintnotification");
			assertThat(get(endpoint)).isEqualTo(new Answer(200, "{}"));
			Answer answer = post(endpoint, "{}");
			assertThat(answer.status()).isEqualTo(400);
			assertThat(answer.body()).contains("wechatpay.complaint.notification-url");
		}
	}

	@Test
	void badUrlIsTheFaultOfTheCaller() throws Exception {
		try (ActuatorApplication application = start()) {
			Answer answer = post(application.uri("/actuator/complaintnotification"),
					"{\"url\":\"http://pay.example.com\"}");
			assertThat(answer.status()).isEqualTo(400);
			assertThat(answer.body()).contains("https://");
		}
	}

	@Test
	void refusalIsPassedOnWithItsReason() throws Exception {
		try (ActuatorApplication application = start()) {
			this.emulator.inject(Fault.status(403).times(3));
			URI endpoint = application.uri("/actuator/complaintnotification");
			for (Answer answer : new Answer[] { get(endpoint), post(endpoint, "{\"url\":\"" + URL + "\"}"),
					delete(endpoint) }) {
				assertThat(answer.status()).isEqualTo(502);
				assertThat(answer.body()).startsWith("{'failure':").contains("403");
			}
		}
	}

	@Test
	void endpointIsNotThereUnlessItIsExposed() throws Exception {
		try (ActuatorApplication application = ActuatorApplication.start(this.type, this.emulator)) {
			assertThat(get(application.uri("/actuator/complaintnotification")).status()).isEqualTo(404);
		}
	}

	@Test
	void exposedEndpointIsReadOnlyUnlessMoreIsPermitted() throws Exception {
		try (ActuatorApplication application = ActuatorApplication.start(this.type, this.emulator, EXPOSED)) {
			URI endpoint = application.uri("/actuator/complaintnotification");
			assertThat(get(endpoint).status()).isEqualTo(200);
			assertThat(post(endpoint, "{\"url\":\"" + URL + "\"}").status()).isEqualTo(405);
			assertThat(delete(endpoint).status()).isEqualTo(405);
			assertThat(this.emulator.registeredUrl()).isNull();
		}
	}

	private ActuatorApplication start(String... properties) {
		String[] all = Arrays.copyOf(properties, properties.length + 2);
		all[properties.length] = EXPOSED;
		all[properties.length + 1] = "management.endpoint.complaintnotification.access=unrestricted";
		return ActuatorApplication.start(this.type, this.emulator, all);
	}

	private String described(String registered, String wanted, boolean agree) {
		return "{'mchid':'" + this.emulator.merchant().merchantId() + "','registered':'" + registered + "','wanted':'"
				+ wanted + "','agree':" + agree + "}";
	}

	private static Answer get(URI uri) throws Exception {
		return exchange(HttpRequest.newBuilder(uri));
	}

	private static Answer post(URI uri, String body) throws Exception {
		return exchange(HttpRequest.newBuilder(uri)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body)));
	}

	private static Answer delete(URI uri) throws Exception {
		return exchange(HttpRequest.newBuilder(uri).DELETE());
	}

	private static Answer exchange(HttpRequest.Builder request) throws Exception {
		HttpResponse<String> response = CLIENT.send(request.timeout(Duration.ofSeconds(20)).build(),
				BodyHandlers.ofString());
		return new Answer(response.statusCode(), response.body().replace('"', '\''));
	}

	private record Answer(int status, String body) {

	}

}
