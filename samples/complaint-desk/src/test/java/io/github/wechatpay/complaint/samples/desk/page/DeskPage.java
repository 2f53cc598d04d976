package io.github.wechatpay.complaint.samples.desk.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page as a person sees and uses it.
 */
class DeskPage {

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private final ChromeDriver browser;

	private final String address;

	private Look look = Look.WIDE;

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

	void look(Look look) {
		this.look = look;
		command("Emulation.setDeviceMetricsOverride", Map.of("width", look.width(), "height", look.height(),
				"deviceScaleFactor", 1, "mobile", look.isPhone()));
		command("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", look.scheme()))));
	}

	void open() {
		load();
		evaluate("localStorage.setItem('language', arguments[0])", this.look.language());
		load();
	}

	void load() {
		this.browser.get(this.address + "icon.svg");
		this.browser.get(this.address);
		eventually(() -> assertThat(find("connection").getDomAttribute("data-state")).isEqualTo("live"));
		eventually(() -> assertThat(find("viewport").getDomAttribute("aria-busy")).isEqualTo("false"));
	}

	/**
	 * Ask for everything anew from now on: after a reset, the emulator gives addresses
	 * that the browser has seen.
	 */
	void disableCache() {
		command("Network.enable", Map.of());
		command("Network.setCacheDisabled", Map.of("cacheDisabled", true));
	}

	void go(String view) {
		evaluate("location.hash = arguments[0]", "#/" + view);
		eventually(() -> assertThat(evaluate("return document.body.dataset.view"))
			.isEqualTo(view.startsWith("complaints/") ? "complaint" : view.isEmpty() ? "list" : view));
	}

	void openComplaint(String id) {
		go("complaints/" + id);
		eventually(() -> assertThat(entries()).isNotEmpty());
	}

	WebElement find(String id) {
		return this.browser.findElement(By.id(id));
	}

	List<WebElement> all(String selector) {
		return this.browser.findElements(By.cssSelector(selector));
	}

	void press(String button) {
		find(button).click();
		eventually(() -> assertThat(find(button).getDomAttribute("aria-disabled")).isNotEqualTo("true"));
	}

	void confirm() {
		eventually(() -> assertThat(find("confirm").isDisplayed()).isTrue());
		find("confirm-yes").click();
	}

	void write(String field, String text) {
		find(field).clear();
		find(field).sendKeys(text);
	}

	void shows(String id, String... texts) {
		eventually(() -> assertThat(find(id).getText()).contains(texts));
	}

	List<WebElement> rows() {
		return all("#rows a");
	}

	List<WebElement> entries() {
		return all("#conversation > li");
	}

	// an image that could not be loaded has no size of its own
	void showsImage(String selector) {
		eventually(() -> assertThat(evaluate("return document.querySelector(arguments[0]).naturalWidth", selector))
			.asInstanceOf(InstanceOfAssertFactories.LONG)
			.isGreaterThan(1));
	}

	void type(CharSequence... keys) {
		new Actions(this.browser).sendKeys(keys).perform();
	}

	WebElement focused() {
		return this.browser.switchTo().activeElement();
	}

	Object evaluate(String script, Object... args) {
		return this.browser.executeScript(script, args);
	}

	Object evaluateLater(String script, Object... args) {
		return this.browser.executeAsyncScript(script, args);
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

	void screenshot(String name) {
		try {
			Files.createDirectories(SCREENSHOTS);
			Files.write(SCREENSHOTS.resolve(name + "-" + this.look + ".png"),
					this.browser.getScreenshotAs(OutputType.BYTES));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
