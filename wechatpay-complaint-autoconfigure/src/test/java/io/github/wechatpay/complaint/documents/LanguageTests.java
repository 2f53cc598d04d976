package io.github.wechatpay.complaint.documents;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever reads the pages of one language misses nothing of the other.
 */
class LanguageTests {

	private static final Pattern STRING = Pattern.compile("\"[^\"]*[ \\P{ASCII}][^\"]*\"");

	private static final Pattern COMMENT = Pattern.compile("\\s*(?://|--) .*");

	private static final Pattern CODE = Pattern.compile("`[^`]+`");

	private static final Pattern PROPERTY = Pattern
		.compile("`((?:wechatpay|spring|management|server|emulator)\\.[a-z0-9.-]+)");

	static List<Page> english() {
		return Documents.english();
	}

	@Test
	void everyPageIsInBothLanguages() {
		assertThat(Documents.chinese()).extracting(Page::name)
			.containsExactlyInAnyOrderElementsOf(english().stream().map(Page::name).toList());
	}

	@ParameterizedTest
	@MethodSource("english")
	void bothShowTheSameBlocks(Page english) {
		assertThat(blocks(chinese(english))).containsExactlyElementsOf(blocks(english));
	}

	@ParameterizedTest
	@MethodSource("english")
	void bothHaveTheSameTables(Page english) {
		assertThat(chinese(english).rows()).extracting(List::size)
			.containsExactlyElementsOf(english.rows().stream().map(List::size).toList());
		assertThat(firstColumn(chinese(english))).containsExactlyElementsOf(firstColumn(english));
	}

	@ParameterizedTest
	@MethodSource("english")
	void bothNameTheSameProperties(Page english) {
		assertThat(properties(chinese(english))).containsExactlyInAnyOrderElementsOf(properties(english));
	}

	private static Page chinese(Page english) {
		return Page.read(Documents.chinese(english));
	}

	// a text with a blank, and a comment, is for people
	private static List<String> blocks(Page page) {
		return page.blocks()
			.stream()
			.map((block) -> block.language() + "\n"
					+ String.join("\n", block.commands().stream().map(LanguageTests::withoutProse).toList()))
			.toList();
	}

	private static String withoutProse(String line) {
		return COMMENT.matcher(STRING.matcher(line).replaceAll("\"…\"")).replaceAll("");
	}

	// what of it is not prose
	private static List<List<String>> firstColumn(Page page) {
		return page.rows().stream().map((row) -> codes(row.get(1))).toList();
	}

	private static List<String> codes(String cell) {
		return CODE.matcher(cell).results().map(MatchResult::group).toList();
	}

	private static List<String> properties(Page page) {
		Stream<MatchResult> found = page.prose().stream().flatMap((line) -> PROPERTY.matcher(line).results());
		return found.map((property) -> property.group(1)).distinct().toList();
	}

}
