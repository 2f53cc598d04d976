package io.github.wechatpay.complaint.samples.desk.page;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page as a person sees and uses it.
 */
class DeskPage {

	private final ChromeDriver browser;

	private final String address;

	DeskPage(ChromeDriver browser, int port) {
		this.browser = browser;
		this.address = "http://localhost:" + port + "/";
	}

	static void eventually(ThrowingRunnable assertion) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(50))
			.ignoreExceptions()
			.untilAsserted(assertion);
	}

	String address() {
		return this.address;
	}

	void open() {
		this.browser.get(this.address);
		eventually(() -> assertThat(find("connection").getDomAttribute("data-state")).isEqualTo("live"));
		eventually(() -> assertThat(find("complaints").getDomAttribute("aria-busy")).isEqualTo("false"));
		eventually(() -> assertThat(find("registered").getDomAttribute("data-registered")).isNotNull());
	}

	WebElement find(String id) {
		return this.browser.findElement(By.id(id));
	}

	void press(String button) {
		find(button).click();
		eventually(() -> assertThat(find(button).getDomAttribute("aria-disabled")).isEqualTo("false"));
	}

	void write(String url) {
		find("url").clear();
		find("url").sendKeys(url);
	}

	void shows(String id, String... texts) {
		eventually(() -> assertThat(find(id).getText()).contains(texts));
	}

	List<WebElement> complaints() {
		return this.browser.findElements(By.cssSelector("#complaints > li"));
	}

	WebElement complaint(String notificationId) {
		return this.browser.findElement(By.xpath("//li[.//dd[text()='" + notificationId + "']]"));
	}

	String resource(WebElement complaint) {
		complaint.findElement(By.tagName("summary")).click();
		return complaint.findElement(By.tagName("pre")).getText();
	}

	WebElement focused() {
		return this.browser.switchTo().activeElement();
	}

	Object evaluate(String script, Object... args) {
		return this.browser.executeScript(script, args);
	}

	void block(String... paths) {
		command("Network.enable", Map.of());
		command("Network.setBlockedURLs", Map.of("urlPatterns",
				Stream.of(paths).map((path) -> Map.of("urlPattern", this.address + path, "block", true)).toList()));
	}

	void command(String name, Map<String, Object> parameters) {
		this.browser.executeCdpCommand(name, parameters);
	}

	List<LogEntry> newLogEntries() {
		return this.browser.manage().logs().get(LogType.BROWSER).getAll();
	}

}
