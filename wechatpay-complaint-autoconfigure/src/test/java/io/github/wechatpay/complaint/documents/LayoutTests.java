package io.github.wechatpay.complaint.documents;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages that are short, and links that lead somewhere.
 */
class LayoutTests {

	static List<Page> pages() {
		return Documents.all();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void pageIsShort(Page page) {
		assertThat(page.lines()).hasSizeLessThanOrEqualTo(page.isEntry() ? 170 : 250);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void pageHasOneTitleAndNoHeadingTwice(Page page) {
		assertThat(page.headings()).filteredOn((heading) -> heading.level() == 1).hasSize(1);
		assertThat(page.headings()).extracting(Heading::anchor).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void everyLinkLeadsSomewhere(Page page) {
		assertThat(page.links()).filteredOn((link) -> !link.startsWith("https://") && !link.startsWith("http://"))
			.allSatisfy((link) -> {
				Path target = target(page, link);
				assertThat(target).as(link).exists();
				if (link.contains("#")) {
					assertThat(Page.read(target).headings()).as(link)
						.extracting(Heading::anchor)
						.contains(link.substring(link.indexOf('#') + 1));
				}
			});
	}

	private static Path target(Page page, String link) {
		String path = link.replaceAll("#.*", "");
		Path target = path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
		assertThat(target).as(link).startsWith(Documents.ROOT);
		return target;
	}

}
