package io.github.wechatpay.complaint.samples.desk.page;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

import io.github.wechatpay.complaint.emulator.WechatPayEmulator;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.samples.desk.ComplaintRepository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * The page of the demo, open in a browser, without complaints and with the URL registered
 * that leads to it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureWebTestClient(timeout = "30s")
@EnabledWithChromium
abstract class AbstractDeskPageTests {

	static final String URL = "https://pay.example.com/wechatpay/complaint-notifications";

	static final String OTHER_URL = "https://pay.example.com/other";

	private static ChromeDriver browser;

	@Autowired
	WechatPayEmulator emulator;

	@Autowired
	ComplaintRepository repository;

	@LocalServerPort
	int port;

	DeskPage page;

	@BeforeAll
	static void startBrowser(@TempDir Path profile) {
		browser = Chromium.find().orElseThrow().start(profile, "en-US");
	}

	@BeforeEach
	void openPage(@Autowired WebTestClient desk) {
		// what is still open would put its complaint back
		browser.get("about:blank");
		this.emulator.reset();
		this.emulator.deliverTo(URI.create("http://localhost:" + this.port));
		desk.put().uri("/notification-url/registration").bodyValue(Map.of("url", URL)).exchange().expectStatus().isOk();
		this.repository.deleteAll();
		this.page = new DeskPage(browser, this.port);
		this.page.look(Look.WIDE);
		this.page.open();
	}

	String raise(NewComplaint complaint) {
		String id = this.emulator.raiseComplaint(complaint).complaintId();
		this.page.shows("rows", complaint.detail());
		return id;
	}

	@AfterAll
	static void quitBrowser() {
		browser.quit();
	}

}
