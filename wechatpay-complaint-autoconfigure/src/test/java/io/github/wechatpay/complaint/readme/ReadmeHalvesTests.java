package io.github.wechatpay.complaint.readme;

import java.util.List;
import java.util.regex.Pattern;

import io.github.wechatpay.complaint.readme.Readme.Block;
import io.github.wechatpay.complaint.readme.Readme.Heading;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever reads one half of the README misses nothing of the other.
 */
class ReadmeHalvesTests {

	private static final Pattern STRING = Pattern.compile("\"[^\"]* [^\"]*\"");

	private final Readme english = Readme.english();

	private final Readme chinese = Readme.chinese();

	@Test
	void thereAreTwoHalvesAndEnglishLinksToChinese() {
		assertThat(Readme.halves()).hasSize(2);
		assertThat(this.english.lines()).contains("[简体中文](#" + this.chinese.headings().get(0).anchor() + ")");
	}

	@Test
	void bothHaveTheSameSections() {
		assertThat(this.chinese.headings()).extracting(Heading::level)
			.containsExactlyElementsOf(this.english.headings().stream().map(Heading::level).toList());
	}

	@Test
	void bothShowTheSameBlocks() {
		assertThat(this.chinese.blocks()).extracting(Block::language)
			.containsExactlyElementsOf(this.english.blocks().stream().map(Block::language).toList());
		assertThat(this.chinese.blocks()).extracting(ReadmeHalvesTests::withoutProse)
			.containsExactlyElementsOf(this.english.blocks().stream().map(ReadmeHalvesTests::withoutProse).toList());
	}

	@Test
	void bothHaveTheSameTables() {
		assertThat(rows(this.chinese)).containsExactlyElementsOf(rows(this.english));
	}

	@Test
	void bothNameTheSameProperties() {
		assertThat(properties(this.chinese)).containsExactlyInAnyOrderElementsOf(properties(this.english));
	}

	// a text with a blank is for people
	private static String withoutProse(Block block) {
		return STRING.matcher(String.join("\n", block.commands())).replaceAll("\"…\"");
	}

	private static List<Long> rows(Readme half) {
		return half.prose()
			.stream()
			.filter((line) -> line.startsWith("|"))
			.map((line) -> line.replace("\\|", "").chars().filter((character) -> character == '|').count())
			.toList();
	}

	private static List<String> properties(Readme half) {
		return half.prose()
			.stream()
			.flatMap((line) -> Pattern.compile("`((?:wechatpay|spring|management|emulator)\\.[a-z0-9.-]+)")
				.matcher(line)
				.results())
			.map((property) -> property.group(1))
			.distinct()
			.toList();
	}

}
