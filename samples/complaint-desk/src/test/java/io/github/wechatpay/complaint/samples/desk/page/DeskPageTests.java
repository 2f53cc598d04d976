package io.github.wechatpay.complaint.samples.desk.page;

import java.time.Duration;
import java.util.List;
import java.util.logging.Level;

import io.github.wechatpay.complaint.emulator.fault.Fault;
import io.github.wechatpay.complaint.emulator.notification.RaisedComplaint;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogEntry;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a person can see and do on the page.
 */
@DisabledIfSystemProperty(named = "spring.aot.enabled", matches = "true",
		disabledReason = "a browser does not see what was prepared ahead of time")
class DeskPageTests extends AbstractDeskPageTests {

	@Test
	void showsTheComplaintsOfTheDemoWhenItIsOpened() {
		DeskPage.eventually(() -> assertThat(this.page.complaints()).hasSizeGreaterThanOrEqualTo(2));
		List<WebElement> complaints = this.page.complaints();
		assertThat(complaints.get(complaints.size() - 1).getText()).contains("The payer raised a complaint",
				"CREATE_COMPLAINT", "COMPLAINT.CREATE", "用户提交投诉");
		assertThat(complaints.get(complaints.size() - 2).getText()).contains("The payer left a message",
				"USER_RESPONSE");
	}

	@Test
	void raisedComplaintAppearsDecryptedWithoutReloading() {
		int before = this.page.complaints().size();
		this.page.evaluate("window.opened = true");
		this.page.press("raise");
		DeskPage.eventually(() -> assertThat(this.page.complaints()).hasSize(before + 1));
		WebElement newest = this.page.complaints().get(0);
		String complaintId = newest.findElement(By.cssSelector("[data-field=complaintId]")).getText();
		assertThat(this.page.resource(newest))
			.isEqualTo("{\n  \"complaint_id\": \"" + complaintId + "\",\n  \"action_type\": \"CREATE_COMPLAINT\"\n}");
		assertThat(this.page.evaluate("return window.opened")).isEqualTo(true);
	}

	@Test
	void catchesUpOnWhatItMissedWhileTheConnectionWasLost() {
		int before = this.page.complaints().size();
		String seen = this.emulator.raiseComplaint().notificationId();
		DeskPage.eventually(() -> assertThat(this.page.complaint(seen).isDisplayed()).isTrue());
		this.page.evaluate("window.stop()");
		this.page.shows("connection", "Reconnecting…");
		String missed = this.emulator.raiseComplaint("REFUND_SUCCESS").notificationId();
		DeskPage.eventually(() -> assertThat(this.page.complaint(missed).isDisplayed()).isTrue());
		this.page.shows("connection", "Live");
		assertThat(this.page.complaints()).hasSize(before + 2)
			.startsWith(this.page.complaint(missed), this.page.complaint(seen));
	}

	@Test
	void showsMarkupInANotificationAsText() {
		String markup = "<img src=x onerror=document.title=1>";
		RaisedComplaint raised = this.emulator.raiseComplaint(markup, markup);
		DeskPage.eventually(() -> assertThat(this.page.complaint(raised.notificationId()).getText()).contains(markup));
		assertThat(this.page.complaint(raised.notificationId()).findElements(By.tagName("img"))).isEmpty();
	}

	@Test
	void registersChangesAndRemovesTheUrl() {
		this.page.shows("registered", URL);
		this.page.press("remove");
		this.page.shows("registered", "None registered");
		assertThat(this.emulator.registeredUrl()).isNull();
		this.page.press("register");
		this.page.shows("registered", URL);
		assertThat(this.emulator.registeredUrl()).isEqualTo(URL);
		this.page.write(OTHER_URL);
		this.page.press("change");
		this.page.shows("registered", OTHER_URL);
		assertThat(this.emulator.registeredUrl()).isEqualTo(OTHER_URL);
	}

	@Test
	void showsARefusalAsWechatPayGaveItWithItsRequestId() {
		this.page.press("remove");
		this.page.shows("registered", "None registered");
		this.page.write(OTHER_URL);
		this.page.press("change");
		this.page.shows("registration-problem", "WeChat Pay answered 400 RESOURCE_NOT_EXISTS", "Request id");
		WebElement problem = this.page.find("registration-problem");
		String requestId = problem.findElement(By.cssSelector("[data-field=requestId]")).getText();
		assertThat(requestId).isNotEmpty();
		assertThat(problem.getText()).contains("(Request-ID " + requestId + ")");
		assertThat(this.page.find("url").getDomProperty("value")).isEqualTo(OTHER_URL);
		this.page.press("register");
		this.page.shows("registered", OTHER_URL);
		assertThat(problem.getText()).isEmpty();
	}

	@Test
	void tellsWhatIsWrongWithAnUnusableUrl() {
		this.page.write("http://pay.example.com/plain");
		this.page.press("register");
		this.page.shows("registration-problem", "does not start with https://", "400");
		this.page.shows("registered", URL);
	}

	@Test
	void tellsToRegisterFirstWhenAComplaintWouldReachNobody() {
		this.page.press("remove");
		this.page.shows("registered", "None registered");
		this.page.press("raise");
		this.page.shows("complaints-problem", "No notification URL is registered", URL);
	}

	@Test
	void offersToRaiseAComplaintInTheDemoOnly() {
		assertThat(this.page.find("raise").isDisplayed()).isTrue();
		this.page.block("demo");
		this.page.open();
		assertThat(this.page.find("raise").isDisplayed()).isFalse();
		this.page.shows("registered", URL);
		this.page.block();
	}

	@Test
	void buttonsAreDisabledAndKeepTheFocusWhileACallIsRunning() {
		this.emulator.inject(Fault.delay(Duration.ofMillis(1500)));
		this.page.find("remove").click();
		assertThat(this.page.find("register").getDomAttribute("aria-disabled")).isEqualTo("true");
		this.page.find("register").click();
		this.page.shows("registered", "None registered");
		assertThat(this.page.find("register").getDomAttribute("aria-disabled")).isEqualTo("false");
		assertThat(this.page.focused()).isEqualTo(this.page.find("register"));
		assertThat(this.emulator.registeredUrl()).isNull();
	}

	@Test
	void loadsNothingFromElsewhereAndLogsNoError() {
		this.page.newLogEntries();
		this.page.open();
		this.page.press("raise");
		this.page.press("register");
		this.page.press("change");
		this.page.press("remove");
		this.page.shows("registered", "None registered");
		assertThat(this.page.newLogEntries()).extracting(LogEntry::getLevel).doesNotContain(Level.SEVERE);
		assertThat(this.page.evaluate("return performance.getEntriesByType('resource').map((entry) => entry.name)"))
			.asInstanceOf(InstanceOfAssertFactories.list(String.class))
			.isNotEmpty()
			.allMatch((name) -> name.startsWith(this.page.address()));
	}

}
