package io.github.wechatpay.complaint.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The two halves of the README, one in English and one in Chinese, each from its title to
 * its end.
 *
 * @param lines the lines of a half
 * @param firstLine the number of its first line within the file
 */
record Readme(List<String> lines, int firstLine) {

	static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final String FENCE = "```";

	private static final Pattern HEADING = Pattern.compile("(#{1,6}) (.+)");

	static Readme english() {
		return halves().get(0);
	}

	static Readme chinese() {
		return halves().get(1);
	}

	static List<Readme> halves() {
		List<String> all = read(ROOT.resolve("README.md"));
		List<Integer> titles = titles(all);
		List<Readme> halves = new ArrayList<>();
		for (int i = 0; i < titles.size(); i++) {
			int end = (i + 1 < titles.size()) ? titles.get(i + 1) : all.size();
			halves.add(new Readme(all.subList(titles.get(i), end), titles.get(i) + 1));
		}
		return halves;
	}

	List<Block> blocks() {
		List<Block> blocks = new ArrayList<>();
		for (int i = 0; i < this.lines.size(); i++) {
			if (this.lines.get(i).startsWith(FENCE)) {
				int end = i + 1 + this.lines.subList(i + 1, this.lines.size()).indexOf(FENCE);
				blocks.add(new Block(this.lines.get(i).substring(FENCE.length()),
						String.join("\n", this.lines.subList(i + 1, end)), this.firstLine + i));
				i = end;
			}
		}
		return blocks;
	}

	Stream<Block> blocks(String language) {
		return blocks().stream().filter((block) -> block.language().equals(language));
	}

	List<Heading> headings() {
		return prose().stream()
			.map(HEADING::matcher)
			.filter(Matcher::matches)
			.map((heading) -> new Heading(heading.group(1).length(), heading.group(2)))
			.toList();
	}

	List<String> prose() {
		return outsideOfBlocks(this.lines);
	}

	private static List<Integer> titles(List<String> lines) {
		List<Integer> titles = new ArrayList<>();
		boolean inside = false;
		for (int i = 0; i < lines.size(); i++) {
			inside ^= lines.get(i).startsWith(FENCE);
			if (!inside && lines.get(i).startsWith("# ")) {
				titles.add(i);
			}
		}
		return titles;
	}

	private static List<String> outsideOfBlocks(List<String> lines) {
		List<String> prose = new ArrayList<>();
		boolean inside = false;
		for (String line : lines) {
			boolean fence = line.startsWith(FENCE);
			if (!inside && !fence) {
				prose.add(line);
			}
			inside ^= fence;
		}
		return prose;
	}

	private static List<String> read(Path file) {
		try {
			return Files.readAllLines(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A fenced block.
	 *
	 * @param language what it is written in
	 * @param text its lines
	 * @param line the number of its first line within the file
	 */
	record Block(String language, String text, int line) {

		List<String> commands() {
			return this.text.lines().filter((command) -> !command.isBlank() && !command.startsWith("#")).toList();
		}

		@Override
		public String toString() {
			return "the " + this.language + " block in line " + this.line + " of README.md";
		}

	}

	/**
	 * A heading.
	 *
	 * @param level its level, 1 for a title
	 * @param text its text
	 */
	record Heading(int level, String text) {

		/**
		 * Return the anchor that GitHub gives to it.
		 */
		String anchor() {
			return this.text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "").replace(' ', '-');
		}

	}

}
