package io.github.wechatpay.complaint.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The pages of the repository. Those for users exist in English and in Chinese, and the
 * entry of each language is called README.
 */
final class Documents {

	static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Path DOCS = ROOT.resolve("wechatpay-complaint-spring-boot-starter/docs");

	private static final Path ENGLISH = DOCS.resolve("en");

	private static final Path CHINESE = DOCS.resolve("zh-CN");

	private Documents() {
	}

	static List<Page> english() {
		return Stream.concat(Stream.of(ROOT.resolve(Page.ENTRY)), markdown(ENGLISH)).map(Page::read).toList();
	}

	static List<Page> chinese() {
		return markdown(CHINESE).map(Page::read).toList();
	}

	static List<Page> all() {
		return Stream.of(english(), chinese(), markdown(ROOT.resolve(".github")).map(Page::read).toList())
			.flatMap(List::stream)
			.toList();
	}

	/**
	 * Return the blocks that are taken at their word. The Chinese pages have the same.
	 * @param language what they are written in
	 */
	static Stream<Block> blocks(String language) {
		return english().stream().flatMap((page) -> page.blocks(language));
	}

	static Path properties(boolean english) {
		return (english ? ENGLISH : CHINESE).resolve("properties.md");
	}

	/**
	 * Return the page in Chinese that says what a page in English says.
	 * @param english the page in English
	 */
	static Path chinese(Page english) {
		return CHINESE.resolve(english.file().getFileName());
	}

	private static Stream<Path> markdown(Path directory) {
		try (Stream<Path> files = Files.list(directory)) {
			return files.filter((file) -> file.toString().endsWith(".md")).sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
