package io.github.wechatpay.complaint.samples.desk.page;

import java.time.Duration;
import java.util.logging.Level;

import io.github.wechatpay.complaint.emulator.fault.Fault;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogEntry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a person can set: the notification URL, templates and the language.
 */
@DisabledIfSystemProperty(named = "spring.aot.enabled", matches = "true",
		disabledReason = "a browser does not see what was prepared ahead of time")
class SettingsPageTests extends AbstractDeskPageTests {

	@BeforeEach
	void openSettings() {
		this.page.go("settings");
		this.page.shows("registered", URL);
	}

	@Test
	void registersChangesAndRemovesTheUrl() {
		remove();
		assertThat(this.emulator.registeredUrl()).isNull();
		this.page.press("register");
		this.page.shows("registered", URL);
		this.page.write("url", OTHER_URL);
		this.page.press("change");
		this.page.shows("registered", OTHER_URL);
		assertThat(this.emulator.registeredUrl()).isEqualTo(OTHER_URL);
		this.page.shows("log", "mei changed the URL");
	}

	@Test
	void asksBeforeTheUrlIsRemoved() {
		this.page.find("remove").click();
		this.page.shows("confirm", "Remove the URL?");
		this.page.all("#confirm button[value=no]").get(0).click();
		DeskPage.eventually(() -> assertThat(this.page.find("confirm").isDisplayed()).isFalse());
		assertThat(this.emulator.registeredUrl()).isEqualTo(URL);
	}

	@Test
	void errorOfALookGoesWhenItNoLongerHolds() {
		this.page.block("notification-url");
		focus();
		this.page.shows("registration-problem", "The desk cannot be reached.");
		this.page.shows("registered", "Unknown");
		this.page.block();
		focus();
		this.page.shows("registered", URL);
		assertThat(this.page.find("registration-problem").getText()).isEmpty();
	}

	@Test
	void showsAnErrorAsWechatPayGaveItWithItsRequestId() {
		remove();
		this.page.write("url", OTHER_URL);
		this.page.press("change");
		this.page.shows("registration-problem", "RESOURCE_NOT_EXISTS", "Request id");
		WebElement problem = this.page.find("registration-problem");
		assertThat(problem.findElement(By.cssSelector("[data-field=requestId]")).getText()).isNotEmpty();
		assertThat(this.page.find("url").getDomProperty("value")).isEqualTo(OTHER_URL);
		focus();
		assertThat(problem.getText()).contains("RESOURCE_NOT_EXISTS");
		this.page.press("register");
		this.page.shows("registered", OTHER_URL);
		assertThat(problem.getText()).isEmpty();
	}

	@Test
	void tellsWhatIsWrongWithAnUnusableUrl() {
		this.page.write("url", "http://pay.example.com/plain");
		this.page.press("register");
		this.page.shows("registration-problem", "does not start with https://", "400");
		this.page.shows("registered", URL);
	}

	@Test
	void tellsToRegisterFirstWhenAComplaintWouldReachNobody() {
		remove();
		this.page.go("");
		this.page.press("raise");
		this.page.shows("payer-problem", "No notification URL is registered", URL);
	}

	@Test
	void buttonsAreDisabledAndKeepTheFocusWhileACallIsRunning() {
		this.emulator.inject(Fault.delay(Duration.ofMillis(1500)).onPath("notifications"));
		this.page.find("register").click();
		assertThat(this.page.find("register").getDomAttribute("aria-disabled")).isEqualTo("true");
		this.page.find("change").click();
		DeskPage.eventually(
				() -> assertThat(this.page.find("register").getDomAttribute("aria-disabled")).isEqualTo("false"));
		assertThat(this.page.focused()).isEqualTo(this.page.find("change"));
	}

	@Test
	void templatesAreAddedAndRemoved() {
		this.page.write("template-name", "Hello");
		this.page.write("template-content", "Good morning");
		this.page.press("add-template");
		this.page.shows("templates", "Hello: Good morning");
		this.page.all("#templates button[aria-label='Remove template Hello']").get(0).click();
		DeskPage.eventually(() -> assertThat(this.page.find("templates").getText()).doesNotContain("Good morning"));
	}

	@Test
	void languageCanBeChosen() {
		this.page.find("language").sendKeys("繁");
		this.page.evaluate("""
				const language = document.getElementById('language');
				language.value = 'zh-Hant';
				language.dispatchEvent(new Event('change'));
				""");
		DeskPage.eventually(
				() -> assertThat(this.page.evaluate("return document.documentElement.lang")).isEqualTo("zh-Hant"));
		this.page.shows("settings-title", "設定");
	}

	@Test
	void loadsNothingFromElsewhereAndLogsNoError() {
		this.page.newLogEntries();
		this.page.open();
		this.page.press("raise");
		this.page.showsImage("#conversation img");
		this.page.go("settings");
		this.page.press("register");
		assertThat(this.page.newLogEntries()).extracting(LogEntry::getLevel).doesNotContain(Level.SEVERE);
		assertThat(this.page.evaluate("return performance.getEntriesByType('resource').map((entry) => entry.name)"))
			.asInstanceOf(InstanceOfAssertFactories.list(String.class))
			.isNotEmpty()
			.allMatch((name) -> name.startsWith(this.page.address()));
	}

	private void remove() {
		this.page.find("remove").click();
		this.page.confirm();
		this.page.shows("registered", "None registered");
	}

	private void focus() {
		this.page.evaluate("window.dispatchEvent(new Event('focus'))");
	}

}
