package io.github.wechatpay.complaint.readme;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import io.github.wechatpay.complaint.readme.Readme.Block;
import io.github.wechatpay.complaint.readme.Readme.Heading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What of the README is neither compiled nor run: its data and its links.
 */
class ReadmeFormatTests {

	private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

	private static final Pattern EMULATOR_PROPERTY = Pattern.compile("^\\| `(emulator\\.[^`]+)`");

	static Stream<Block> xml() {
		return Readme.english().blocks("xml");
	}

	static Stream<Block> json() {
		return Readme.english().blocks("json");
	}

	@Test
	void everyBlockIsOfLanguageThatIsTested() {
		assertThat(Readme.english().blocks()).extracting(Block::language)
			.containsOnly("java", "yaml", "xml", "json", "shell");
	}

	@ParameterizedTest
	@MethodSource("xml")
	void xmlIsDependencyOnOneOfTheModules(Block block) throws Exception {
		Element dependency = root(block.text().getBytes(StandardCharsets.UTF_8));
		assertThat(dependency.getTagName()).isEqualTo("dependency");
		Path module = Stream.of("", "samples/")
			.map((parent) -> Readme.ROOT.resolve(parent + text(dependency, "artifactId") + "/pom.xml"))
			.filter(Files::isRegularFile)
			.findFirst()
			.orElseThrow();
		Element parent = (Element) root(Files.readAllBytes(module)).getElementsByTagName("parent").item(0);
		assertThat(text(dependency, "groupId")).isEqualTo(text(parent, "groupId"));
		assertThat(text(dependency, "version")).isEqualTo(text(parent, "version"));
	}

	@ParameterizedTest
	@MethodSource("json")
	void jsonCanBeRead(Block block) {
		assertThat(JsonMapper.builder().build().readTree(block.text()).isObject()).isTrue();
	}

	@Test
	void everyLinkLeadsSomewhere() {
		Set<String> anchors = new HashSet<>();
		List<Heading> headings = Readme.halves().stream().flatMap((half) -> half.headings().stream()).toList();
		assertThat(headings)
			.allSatisfy((heading) -> assertThat(anchors.add(heading.anchor())).as(heading.text()).isTrue());
		assertThat(links()).isNotEmpty().allSatisfy((link) -> {
			if (link.startsWith("#")) {
				assertThat(anchors).contains(link.substring(1));
			}
			else if (!link.startsWith("https://")) {
				assertThat(Readme.ROOT.resolve(link)).exists();
			}
		});
	}

	@Test
	void everyPropertyOfTheEmulatorIsInItsTable() {
		assertThat(Readme.halves()).allSatisfy((half) -> assertThat(half.prose()
			.stream()
			.flatMap((line) -> EMULATOR_PROPERTY.matcher(line).results())
			.map((row) -> row.group(1))).containsExactlyInAnyOrderElementsOf(EmulatorProperties.names()));
	}

	private static List<String> links() {
		return Readme.halves()
			.stream()
			.flatMap((half) -> half.prose().stream())
			.flatMap((line) -> LINK.matcher(line).results())
			.map((MatchResult link) -> link.group(1))
			.toList();
	}

	private static Element root(byte[] xml) throws Exception {
		return DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new ByteArrayInputStream(xml))
			.getDocumentElement();
	}

	private static String text(Element element, String child) {
		return element.getElementsByTagName(child).item(0).getTextContent();
	}

}
