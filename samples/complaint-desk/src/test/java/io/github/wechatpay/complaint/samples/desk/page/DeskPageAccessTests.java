package io.github.wechatpay.complaint.samples.desk.page;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.emulator.complaint.Image;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * For whom the page is readable and usable.
 */
@DisabledIfSystemProperty(named = "spring.aot.enabled", matches = "true",
		disabledReason = "a browser does not see what was prepared ahead of time")
class DeskPageAccessTests extends AbstractDeskPageTests {

	private static final String BACKGROUND = "return getComputedStyle(document.body).backgroundColor";

	private static final String SERIOUS = """
			const done = arguments[arguments.length - 1];
			axe.run().then((result) => done(result.violations
				.filter((violation) => ['serious', 'critical'].includes(violation.impact))
				.map((violation) => violation.id + ': ' + violation.nodes.map((node) => node.html).join(' | '))));
			""";

	static Stream<Look> looks() {
		return Stream.of(Look.WIDE, Look.WIDE.dark(), Look.PHONE, Look.PHONE.dark());
	}

	@ParameterizedTest
	@MethodSource("looks")
	void axeFindsNothingSerious(Look look) throws Exception {
		this.page.look(look);
		this.page.open();
		String id = this.emulator
			.raiseComplaint(NewComplaint.any().detail("Look").phone("13900000000").image(Image.sample()))
			.complaintId();
		DeskPage.eventually(() -> assertThat(this.page.rows()).hasSize(1));
		this.page.evaluate(new ClassPathResource("META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")
			.getContentAsString(StandardCharsets.UTF_8));
		for (String view : List.of("", "complaints/" + id, "settings", "payer")) {
			this.page.go(view);
			DeskPage.eventually(() -> assertThat(this.page.all("main > section, main > aside"))
				.anyMatch((part) -> part.isDisplayed()));
			assertThat(this.page.evaluateLater(SERIOUS)).as(view).isEqualTo(List.of());
		}
	}

	@Test
	void complaintIsFoundOpenedAndRespondedToWithTheKeyboard() {
		// two of the same second are in the order of their ids, which are random
		raise(NewComplaint.any().detail("First").at(Instant.now().minus(Duration.ofHours(1))));
		String second = raise(NewComplaint.any().detail("Second"));
		this.page.evaluate("document.querySelector('#rows a').focus()");
		this.page.type(Keys.ARROW_DOWN);
		assertThat(this.page.focused().getText()).contains("Second");
		this.page.type(Keys.ENTER);
		this.page.shows("conversation", "Second");
		assertThat(this.page.focused()).isEqualTo(this.page.find("complaint-title"));
		for (int i = 0; i < 10 && !this.page.focused().equals(this.page.find("content")); i++) {
			this.page.type(Keys.TAB);
		}
		this.page.type("Hello", Keys.TAB, Keys.ENTER);
		this.page.shows("conversation", "Hello");
		assertThat(this.emulator.account().complaint(second).history()).hasSize(3);
	}

	@Test
	void focusIsVisible() {
		this.page.type(Keys.TAB);
		assertThat(this.page.focused().getCssValue("outline-style")).isEqualTo("solid");
	}

	@Test
	void announcesWhatArrives() {
		raise(NewComplaint.any().detail("Cold soup"));
		this.page.shows("arrival", "A complaint has changed: Cold soup");
		assertThat(this.page.find("arrival").getAriaRole()).isEqualTo("status");
	}

	@Test
	void fitsTheWidthOfAPhone() {
		String id = raise(NewComplaint.any().detail("Cold soup").phone("13900000000"));
		for (int width : List.of(320, 360)) {
			this.page.look(new Look(width, 640, "en", "light"));
			for (String view : List.of("", "complaints/" + id, "settings", "payer")) {
				this.page.go(view);
				assertThat(this.page.evaluate("return [innerWidth, document.documentElement.scrollWidth]")).as(view)
					.isEqualTo(List.of((long) width, (long) width));
			}
		}
	}

	@Test
	void isDarkWhereThatIsPreferred() {
		assertThat(this.page.evaluate(BACKGROUND)).isEqualTo("rgb(245, 246, 244)");
		this.page.look(Look.WIDE.dark());
		assertThat(this.page.evaluate(BACKGROUND)).isEqualTo("rgb(19, 22, 20)");
	}

	@ParameterizedTest
	@CsvSource({ "en-US, en, Complaint desk", "zh-CN, zh-CN, 投诉工作台", "zh-HK, zh-Hant, 投訴工作檯", "zh-TW, zh-Hant, 投訴工作檯",
			"fr-FR, en, Complaint desk" })
	void speaksTheLanguageOfTheBrowser(String preferred, String language, String title, @TempDir Path profile) {
		ChromeDriver other = Chromium.find().orElseThrow().start(profile, preferred);
		try {
			other.get(this.page.address());
			DeskPage.eventually(() -> assertThat(other.getTitle()).isEqualTo(title));
			assertThat(other.executeScript("return document.documentElement.lang")).isEqualTo(language);
		}
		finally {
			other.quit();
		}
	}

	@Test
	void saysTheSameInAllLanguages() {
		assertThat(this.page.evaluate("""
				return import("/texts.js").then(({ TEXTS }) => new Set(
					Object.values(TEXTS).map((texts) => Object.keys(texts).sort().join())).size);
				""")).isEqualTo(1L);
	}

}
