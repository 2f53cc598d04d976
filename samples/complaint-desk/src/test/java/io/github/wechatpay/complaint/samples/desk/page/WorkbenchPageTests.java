package io.github.wechatpay.complaint.samples.desk.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.github.wechatpay.complaint.emulator.complaint.ComplaintState;
import io.github.wechatpay.complaint.emulator.complaint.HistoryEntry;
import io.github.wechatpay.complaint.emulator.complaint.Image;
import io.github.wechatpay.complaint.emulator.complaint.Message;
import io.github.wechatpay.complaint.emulator.complaint.NewComplaint;
import io.github.wechatpay.complaint.emulator.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a person can do about complaints.
 */
@DisabledIfSystemProperty(named = "spring.aot.enabled", matches = "true",
		disabledReason = "a browser does not see what was prepared ahead of time")
class WorkbenchPageTests extends AbstractDeskPageTests {

	@TempDir
	private Path folder;

	static Stream<Look> looks() {
		return Stream.of(Look.WIDE, Look.PHONE)
			.flatMap((look) -> Stream.of("en", "zh-CN", "zh-Hant").map(look::in))
			.flatMap((look) -> Stream.of(look, look.dark()));
	}

	@ParameterizedTest
	@MethodSource("looks")
	void complaintIsRaisedRespondedToWithAnImageWrittenToAgainAndCompleted(Look look) throws Exception {
		this.page.look(look);
		this.page.open();
		this.emulator.raiseComplaint(NewComplaint.any()
			.detail("I was charged twice for one order.")
			.at(Instant.now().minus(Duration.ofHours(26))));
		this.emulator
			.raiseComplaint(NewComplaint.any().detail("反馈一个重复扣费的问题").at(Instant.now().minus(Duration.ofMinutes(1300))));
		view(look, "payer");
		this.page.press("raise");
		this.page.showsImage("#chat img");
		this.page.screenshot("payer");
		DeskPage.eventually(() -> assertThat(this.repository.count()).isEqualTo(3));
		view(look, "");
		DeskPage.eventually(() -> assertThat(this.page.rows()).hasSize(3));
		this.page.screenshot("list");
		this.page.rows().get(2).click();
		this.page.showsImage("#conversation img");
		this.page.write("content", "We are sorry.");
		this.page.find("images").sendKeys(receipt().toString());
		DeskPage.eventually(() -> assertThat(this.page.all("#attached [data-state=ready]")).hasSize(1));
		this.page.press("send");
		this.page.showsImage("#conversation .merchantSays img");
		assertThat(this.page.find("content").getDomProperty("value")).isEmpty();
		String id = openId();
		assertThat(last(id).images()).hasSize(1);
		view(look, "payer");
		this.page.shows("chat", "We are sorry.");
		this.page.write("payer-detail", "When will it be here?");
		this.page.press("payer-send");
		this.page.shows("chat", "When will it be here?");
		view(look, "complaints/" + id);
		this.page.shows("conversation", "When will it be here?");
		this.page.showsImage("#conversation .merchantSays img");
		this.page.screenshot("complaint");
		this.page.find("complete").click();
		this.page.confirm();
		DeskPage
			.eventually(() -> assertThat(this.page.find("state").getDomAttribute("data-state")).isEqualTo("PROCESSED"));
		assertThat(this.emulator.account().complaint(id).status().state()).isEqualTo(ComplaintState.PROCESSED);
		assertThat(this.page.evaluate("return [innerWidth, document.documentElement.scrollWidth]"))
			.isEqualTo(List.of((long) look.width(), (long) look.width()));
	}

	@Test
	void complaintAppearsWithoutReloadingAndNothingMoves() {
		String first = raise(NewComplaint.any().detail("First").at(Instant.now().minus(Duration.ofHours(2))));
		this.page.openComplaint(first);
		this.page.evaluate("""
				window.shifts = 0;
				new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.shifts += entry.value))
					.observe({ type: 'layout-shift' });
				""");
		raise(NewComplaint.any().detail("Second"));
		assertThat(this.page.rows()).hasSize(2);
		assertThat(this.page.rows().get(0).getText()).contains("First", "left");
		this.page.shows("arrival", "Second");
		this.emulator.account().write(first, Message.of("Are you there?"));
		this.page.shows("conversation", "Are you there?");
		assertThat(((Number) this.page.evaluate("return window.shifts")).doubleValue()).isZero();
	}

	@Test
	void counterIsAFilter() {
		raise(NewComplaint.any().detail("Late").at(Instant.now().minus(Duration.ofHours(25))));
		raise(NewComplaint.any().detail("Early"));
		WebElement overdue = this.page.all("#counts [data-filter=overdue]").get(0);
		DeskPage.eventually(() -> assertThat(overdue.getText()).startsWith("1"));
		overdue.click();
		DeskPage.eventually(() -> assertThat(this.page.rows()).hasSize(1));
		this.page.shows("rows", "Late");
		assertThat(overdue.getDomAttribute("aria-pressed")).isEqualTo("true");
		overdue.click();
		DeskPage.eventually(() -> assertThat(this.page.rows()).hasSize(2));
	}

	@Test
	void textIsSearchedFor() {
		raise(NewComplaint.any().detail("Cold soup"));
		raise(NewComplaint.any().detail("No tea"));
		this.page.write("q", "TEA");
		DeskPage.eventually(() -> assertThat(this.page.rows()).hasSize(1));
		this.page.shows("found", "1 shown");
		this.page.shows("rows", "No tea");
	}

	@Test
	void phoneNumberIsShownOnRequestOnly() {
		String id = raise(NewComplaint.any().detail("Call me").phone("13900000000"));
		this.page.openComplaint(id);
		DeskPage.eventually(() -> assertThat(this.page.find("show-phone").isDisplayed()).isTrue());
		assertThat(this.page.find("shown").getText()).doesNotContain("13900000000");
		this.page.find("show-phone").click();
		this.page.shows("facts", "13900000000");
	}

	@Test
	void markupIsShownAsText() {
		String markup = "<img src=x onerror=document.title=1>";
		String id = raise(NewComplaint.any().detail(markup));
		this.page.openComplaint(id);
		this.page.shows("conversation", markup);
		assertThat(this.page.all("#conversation img, #rows img")).isEmpty();
	}

	@Test
	void errorIsShownWithItsRequestIdAndTheActionRepeated() {
		String id = raise(NewComplaint.any().detail("Cold soup"));
		this.page.openComplaint(id);
		this.page.write("content", "Sorry");
		this.emulator.inject(Fault.status(403).onPath("/response"));
		this.page.press("send");
		this.page.shows("respond-problem", "Request id", "403");
		assertThat(this.page.find("content").getDomProperty("value")).isEqualTo("Sorry");
		this.page.find("respond-problem").findElement(By.className("repeat")).click();
		this.page.shows("conversation", "Sorry");
		assertThat(this.page.find("respond-problem").getText()).isEmpty();
		assertThat(last(id).details()).isEqualTo("Sorry");
	}

	@Test
	void errorThatComesBelowAnotherComplaintSaysWhoseItIs() {
		String id = raise(NewComplaint.any().detail("Cold soup"));
		String other = raise(NewComplaint.any().detail("No tea"));
		this.page.openComplaint(id);
		this.emulator.inject(Fault.status(403).after(Duration.ofSeconds(2)).onPath("/complete"));
		this.page.find("complete").click();
		this.page.confirm();
		this.page.openComplaint(other);
		this.page.shows("respond-problem", id);
		this.page.find("respond-problem").findElement(By.className("repeat")).click();
		DeskPage.eventually(() -> assertThat(this.emulator.account().complaint(id).status().state())
			.isEqualTo(ComplaintState.PROCESSED));
		assertThat(this.emulator.account().complaint(other).status().state()).isEqualTo(ComplaintState.PENDING);
	}

	@Test
	void imageThatFailsCanBeLoadedAgain() {
		String id = raise(NewComplaint.any().detail("Look").image(Image.of(picture("cup.png"))));
		// several, since the page may have shown the complaint already
		this.emulator.inject(Fault.status(403).times(4).onPath("/images/"));
		this.page.disableCache();
		// a document does not ask twice for an image
		this.page.load();
		this.page.openComplaint(id);
		DeskPage.eventually(() -> assertThat(this.page.all("#conversation .again")).hasSize(1));
		DeskPage.eventually(() -> {
			this.page.all("#conversation .again").forEach(WebElement::click);
			assertThat(this.page.evaluate("return document.querySelector('#conversation img').naturalWidth"))
				.isNotEqualTo(0L);
		});
	}

	@Test
	void templateFillsTheMessageAndADraftWaits() {
		String first = raise(NewComplaint.any().detail("First"));
		String second = raise(NewComplaint.any().detail("Second"));
		this.page.openComplaint(first);
		DeskPage.eventually(() -> assertThat(this.page.all("#template option")).hasSizeGreaterThan(1));
		this.page.find("template").sendKeys("Sorry");
		this.page.evaluate("document.getElementById('template').dispatchEvent(new Event('change'))");
		String draft = this.page.find("content").getDomProperty("value");
		assertThat(draft).startsWith("We are sorry");
		this.page.openComplaint(second);
		assertThat(this.page.find("content").getDomProperty("value")).isEmpty();
		this.page.openComplaint(first);
		assertThat(this.page.find("content").getDomProperty("value")).isEqualTo(draft);
	}

	@Test
	void whatThePayerWritesIsShownAtOnce() {
		String id = raise(NewComplaint.any().detail("Cold soup"));
		this.page.openComplaint(id);
		this.emulator.account().write(id, Message.of("Are you there?"));
		this.page.shows("conversation", "Are you there?");
	}

	private void view(Look look, String view) {
		if (look.isPhone() || !view.equals("payer")) {
			this.page.go(view);
		}
	}

	private String openId() {
		String hash = (String) this.page.evaluate("return location.hash");
		return hash.substring(hash.lastIndexOf('/') + 1);
	}

	private HistoryEntry last(String id) {
		List<HistoryEntry> history = this.emulator.account().complaint(id).history();
		return history.get(history.size() - 1);
	}

	private Path receipt() throws Exception {
		return Files.write(this.folder.resolve("receipt.png"), picture("receipt.png"));
	}

	private static byte[] picture(String name) {
		try {
			return new ClassPathResource("demo/" + name).getContentAsByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
