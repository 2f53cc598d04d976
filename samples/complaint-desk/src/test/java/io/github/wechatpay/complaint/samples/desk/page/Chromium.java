package io.github.wechatpay.complaint.samples.desk.page;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * The browser of this machine and its driver, both found on the path so that Selenium
 * downloads nothing.
 */
record Chromium(Path browser, Path driver) {

	private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

	static Optional<Chromium> find() {
		return find("chromium", "chromium-browser", "google-chrome")
			.flatMap((browser) -> find("chromedriver").map((driver) -> new Chromium(browser, driver)));
	}

	ChromeDriver start(Path profile, String language) {
		// it would warn that it does not know the developer tools of this very version
		SELENIUM.setLevel(Level.SEVERE);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(this.browser.toFile());
		options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--user-data-dir=" + profile, "--lang=" + language);
		options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
		return new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(this.driver.toFile()).build(),
				options);
	}

	private static Optional<Path> find(String... names) {
		String[] folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
		return Stream.of(names)
			.flatMap((name) -> Stream.of(folders).map((folder) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

}
