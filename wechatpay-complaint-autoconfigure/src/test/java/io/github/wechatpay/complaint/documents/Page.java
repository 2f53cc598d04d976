package io.github.wechatpay.complaint.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documents.
 *
 * @param file where it is
 * @param lines its lines
 */
record Page(Path file, List<String> lines) {

	static final String ENTRY = "README.md";

	private static final String FENCE = "```";

	private static final Pattern HEADING = Pattern.compile("(#{1,6}) (.+)");

	private static final Pattern LINK = Pattern.compile("](?:\\(|: )([^)\\s]+)|(?:src|srcset)=\"([^\"]+)\"");

	static Page read(Path file) {
		try {
			return new Page(file, Files.readAllLines(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean isEntry() {
		return this.file.endsWith(ENTRY);
	}

	/**
	 * Return its name without the extension, for example {@code getting-started}.
	 */
	String name() {
		return this.file.getFileName().toString().replace(".md", "");
	}

	List<Block> blocks() {
		List<Block> blocks = new ArrayList<>();
		for (int i = 0; i < this.lines.size(); i++) {
			if (this.lines.get(i).startsWith(FENCE)) {
				int end = i + 1 + this.lines.subList(i + 1, this.lines.size()).indexOf(FENCE);
				blocks.add(new Block(name(), this.lines.get(i).substring(FENCE.length()),
						String.join("\n", this.lines.subList(i + 1, end)), i + 1));
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

	/**
	 * Return the rows of all its tables, each with its cells.
	 */
	List<List<String>> rows() {
		return prose().stream()
			.filter((line) -> line.startsWith("|"))
			.map((line) -> Stream.of(line.split("(?<!\\\\)\\|", -1)).map(String::trim).toList())
			.toList();
	}

	List<String> links() {
		return prose().stream().flatMap((line) -> LINK.matcher(line).results()).map(Page::target).toList();
	}

	List<String> prose() {
		List<String> prose = new ArrayList<>();
		boolean inside = false;
		for (String line : this.lines) {
			boolean fence = line.strip().startsWith(FENCE);
			if (!inside && !fence) {
				prose.add(line);
			}
			inside ^= fence;
		}
		return prose;
	}

	private static String target(MatchResult link) {
		return (link.group(1) != null) ? link.group(1) : link.group(2);
	}

	@Override
	public String toString() {
		return Documents.ROOT.relativize(this.file).toString();
	}

}
