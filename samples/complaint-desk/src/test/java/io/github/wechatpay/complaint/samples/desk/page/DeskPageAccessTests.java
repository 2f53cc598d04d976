package io.github.wechatpay.complaint.samples.desk.page;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * For whom the page is readable and usable.
 */
@DisabledIfSystemProperty(named = "spring.aot.enabled", matches = "true",
		disabledReason = "a browser does not see what was prepared ahead of time")
class DeskPageAccessTests extends AbstractDeskPageTests {

	private static final String BACKGROUND = "return getComputedStyle(document.body).backgroundColor";

	@Test
	void everythingCanBeDoneWithTheKeyboard() {
		press(Keys.TAB);
		assertThat(this.page.focused()).isEqualTo(this.page.find("url"));
		press(Keys.chord(Keys.CONTROL, "a"), OTHER_URL, Keys.ENTER);
		this.page.shows("registered", OTHER_URL);
		press(Keys.TAB, Keys.TAB, Keys.TAB, Keys.ENTER);
		this.page.shows("registered", "None registered");
		assertThat(this.page.focused()).isEqualTo(this.page.find("remove"));
		press(Keys.TAB, Keys.ENTER);
		this.page.shows("complaints-problem", "No notification URL is registered");
		press(Keys.TAB, Keys.ENTER);
		assertThat(this.page.complaints().get(0).getText()).contains("\"complaint_id\"");
	}

	@Test
	void focusIsVisible() {
		press(Keys.TAB, Keys.TAB);
		assertThat(this.page.focused()).isEqualTo(this.page.find("register"));
		assertThat(this.page.focused().getCssValue("outline-style")).isEqualTo("solid");
	}

	@Test
	void announcesWhatArrives() {
		this.page.press("raise");
		this.page.shows("arrival", "A notification has arrived: The payer raised a complaint");
		assertThat(this.page.find("arrival").getAriaRole()).isEqualTo("status");
	}

	@Test
	void fitsTheWidthOfAPhone() {
		this.page.write("unusable");
		this.page.press("register");
		this.page.shows("registration-problem", "400");
		for (long width : List.of(320L, 360L)) {
			this.page.command("Emulation.setDeviceMetricsOverride",
					Map.of("width", width, "height", 640, "deviceScaleFactor", 2, "mobile", true));
			assertThat(this.page.evaluate("return [innerWidth, document.documentElement.scrollWidth]"))
				.isEqualTo(List.of(width, width));
		}
		this.page.command("Emulation.clearDeviceMetricsOverride", Map.of());
	}

	@Test
	void isDarkWhereThatIsPreferred() {
		prefer("light");
		assertThat(this.page.evaluate(BACKGROUND)).isEqualTo("rgb(245, 246, 244)");
		prefer("dark");
		assertThat(this.page.evaluate(BACKGROUND)).isEqualTo("rgb(19, 22, 20)");
	}

	@Test
	void isEnglishUnlessTheBrowserPrefersChinese(@TempDir Path profile) {
		assertThat(this.page.evaluate("return document.documentElement.lang")).isEqualTo("en");
		ChromeDriver chinese = Chromium.find().orElseThrow().start(profile, "zh-CN");
		try {
			DeskPage page = new DeskPage(chinese, this.port);
			page.open();
			assertThat(page.evaluate("return document.documentElement.lang")).isEqualTo("zh-CN");
			assertThat(chinese.getTitle()).isEqualTo("投诉服务台");
			page.shows("register", "注册");
			page.press("raise");
			page.shows("arrival", "收到通知：用户提交投诉");
		}
		finally {
			chinese.quit();
		}
	}

	@Test
	void saysTheSameInBothLanguages() {
		assertThat(this.page.evaluate("""
				return import("/texts.js").then(({ TEXTS }) => {
					const [first, second] = Object.values(TEXTS).map((texts) => Object.keys(texts).sort().join());
					return first === second;
				});
				""")).isEqualTo(true);
	}

	private void prefer(String scheme) {
		this.page.command("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
	}

	private void press(CharSequence... keys) {
		for (CharSequence key : keys) {
			this.page.focused().sendKeys(key);
		}
	}

}
