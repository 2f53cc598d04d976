package io.github.wechatpay.complaint.samples.desk.page;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.wechatpay.complaint.samples.desk.StoredComplaint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the page feels with very many complaints. What is measured is printed, not judged.
 */
@DisabledIfSystemProperty(named = "spring.aot.enabled", matches = "true",
		disabledReason = "a browser does not see what was prepared ahead of time")
class ManyComplaintsPageTests extends AbstractDeskPageTests {

	private static final int MANY = 10_000;

	// the pauses of the page: the longest time between two frames, and the longest task
	private static final String WATCH = """
			window.pauses = { frame: 0, task: 0 };
			let last = performance.now();
			const frame = (now) => {
				window.pauses.frame = Math.max(window.pauses.frame, Math.round(now - last));
				last = now;
				requestAnimationFrame(frame);
			};
			requestAnimationFrame(frame);
			new PerformanceObserver((list) => list.getEntries()
				.forEach((entry) => window.pauses.task = Math.max(window.pauses.task, Math.round(entry.duration))))
				.observe({ type: 'longtask' });
			""";

	private static final String SCROLL = """
			const done = arguments[arguments.length - 1];
			const viewport = document.getElementById('viewport');
			let steps = 120;
			const step = () => {
				viewport.scrollTop += 1500;
				if (--steps) { requestAnimationFrame(step); } else { done(viewport.scrollTop); }
			};
			step();
			""";

	@Autowired
	private JdbcAggregateTemplate template;

	@Test
	void tenThousandComplaintsScrollAndFilter() {
		this.template.insertAll(IntStream.range(0, MANY).mapToObj(ManyComplaintsPageTests::complaint).toList());
		this.page.open();
		this.page.shows("found", "10,000");
		this.page.evaluate(WATCH);
		this.page.evaluateLater(SCROLL);
		DeskPage.eventually(() -> assertThat(this.page.all("#rows li[data-state='']")).isEmpty());
		Object scrolling = measured();
		this.page.write("q", "number 4711");
		DeskPage.eventually(() -> assertThat(this.page.rows()).hasSize(1));
		this.page.shows("rows", "number 4711");
		Object searching = measured();
		this.page.find("q").clear();
		this.page.find("q").sendKeys(" ");
		this.page.all("#counts [data-value=PROCESSING]").get(0).click();
		this.page.shows("found", "5,000");
		System.out.println("10,000 complaints, pauses in ms: scrolling " + scrolling + ", searching " + searching
				+ ", filtering " + measured());
		assertThat(this.page.rows()).hasSizeLessThan(60);
	}

	private Object measured() {
		Object pauses = this.page
			.evaluate("const seen = window.pauses; window.pauses = { frame: 0, task: 0 }; return seen");
		return Map.copyOf((Map<?, ?>) pauses);
	}

	private static StoredComplaint complaint(int number) {
		OffsetDateTime time = OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(number % 4000);
		String detail = "This is complaint number " + number;
		return new StoredComplaint("c" + number, null, "1900000001", null, (number % 2 == 0) ? "PENDING" : "PROCESSING",
				time, time.plusHours(24), false, number % 3 == 0, 1, detail, "其他问题", 922L, "CNY", detail);
	}

}
