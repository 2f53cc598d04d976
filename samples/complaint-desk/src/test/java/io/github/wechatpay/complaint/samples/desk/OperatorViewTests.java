package io.github.wechatpay.complaint.samples.desk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an operator of the desk sees: health, the endpoint of the URL, and metrics.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "30s")
class OperatorViewTests {

	private static final Path DASHBOARD = Path.of("dashboard", "complaint-notifications.json");

	private static final Path ALERTS = Path.of("dashboard", "complaint-alerts.yml");

	private static final Pattern METRIC = Pattern.compile("\\bwechatpay_[a-z_]+");

	private static final String URL = "https://pay.example.com/wechatpay/complaint-notifications";

	private static final String HANDLED = "wechatpay_complaint_reception_seconds_count{action=\"CREATE_COMPLAINT\","
			+ "error=\"none\",outcome=\"handled\",reason=\"none\"}";

	private static final String OTHER_URL = "https://pay.example.com/other";

	@Autowired
	private WebTestClient operator;

	@Autowired
	private WechatPayEmulator emulator;

	@LocalServerPort
	private int port;

	@BeforeEach
	void registerTheWantedUrl() {
		this.emulator.reset();
		this.emulator.deliverTo(URI.create("http://localhost:" + this.port));
		this.operator.post()
			.uri("/actuator/complaintnotification")
			.bodyValue(Map.of())
			.exchange()
			.expectStatus()
			.isOk();
	}

	@Test
	void healthShowsKeysAndTheLastResponse() {
		get("/actuator/health").jsonPath("$.components.wechatPay.status")
			.isEqualTo("UP")
			.jsonPath("$.components.wechatPay.details.platformKeys[0].expired")
			.isEqualTo(false)
			.jsonPath("$.components.wechatPay.details.platformKeys[0].expiresAt")
			.isNotEmpty()
			.jsonPath("$.components.wechatPay.details.lastVerifiedResponse")
			.isNotEmpty();
	}

	@Test
	void endpointShowsWhetherTheRegisteredUrlIsTheWantedOne() {
		get("/actuator/complaintnotification").jsonPath("$.agree").isEqualTo(true);
		this.operator.post()
			.uri("/actuator/complaintnotification")
			.bodyValue(Map.of("url", OTHER_URL))
			.exchange()
			.expectStatus()
			.isOk();
		get("/actuator/complaintnotification").jsonPath("$.registered")
			.isEqualTo(OTHER_URL)
			.jsonPath("$.wanted")
			.isEqualTo(URL)
			.jsonPath("$.agree")
			.isEqualTo(false);
		this.operator.delete().uri("/actuator/complaintnotification").exchange().expectStatus().isNoContent();
		assertThat(this.emulator.registeredUrl()).isNull();
	}

	@Test
	void handledComplaintIsFoundInTheScrape() {
		double before = value(HANDLED);
		this.emulator.raiseComplaint();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> value(HANDLED) == before + 1);
		assertThat(value("wechatpay_platform_certificates_expiry_seconds")).isPositive();
	}

	@Test
	void everyMetricOfTheDashboardIsInTheScrapeAndTheOtherWayRound() throws IOException {
		this.emulator.raiseComplaint();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> scrape().contains(HANDLED));
		Set<String> shown = metrics(Files.readString(DASHBOARD));
		Set<String> scraped = metrics(scrape().lines()
			.filter((line) -> !line.startsWith("#") && !line.contains("_active_"))
			.collect(Collectors.joining("\n")));
		assertThat(shown).isNotEmpty().isEqualTo(scraped);
	}

	@Test
	void everyMetricOfTheAlertsIsOneOfTheDashboard() throws IOException {
		assertThat(metrics(Files.readString(ALERTS))).hasSizeGreaterThan(3)
			.isSubsetOf(metrics(Files.readString(DASHBOARD)));
	}

	private BodyContentSpec get(String path) {
		return this.operator.get().uri(path).exchange().expectStatus().isOk().expectBody();
	}

	private String scrape() {
		return this.operator.get()
			.uri("/actuator/prometheus")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
	}

	private double value(String sample) {
		return scrape().lines()
			.filter((line) -> line.startsWith(sample + " "))
			.map((line) -> line.substring(sample.length()).strip())
			.mapToDouble(Double::parseDouble)
			.sum();
	}

	private static Set<String> metrics(String text) {
		return METRIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
	}

}
