package io.github.wechatpay.complaint.documents;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What of the documents is neither compiled nor run: their dependencies, data and
 * diagrams.
 */
class FormatTests {

	private static final Pattern EMULATOR_PROPERTY = Pattern.compile("^`(emulator\\.[^`]+)`$");

	private static final Pattern COORDINATES = Pattern.compile("\\w+\\(\"([^:]+):([^:]+):([^:]+)\"\\)");

	static Stream<Block> xml() {
		return Documents.blocks("xml");
	}

	static Stream<Block> kotlin() {
		return Documents.blocks("kotlin");
	}

	static Stream<Block> json() {
		return Documents.blocks("json");
	}

	static Stream<Block> mermaid() {
		return Documents.blocks("mermaid");
	}

	@Test
	void everyBlockIsOfLanguageThatIsTested() {
		assertThat(Documents.english()).allSatisfy((page) -> assertThat(page.blocks()).extracting(Block::language)
			.isSubsetOf("java", "yaml", "xml", "kotlin", "json", "shell", "mermaid"));
	}

	@ParameterizedTest
	@MethodSource("xml")
	void xmlIsDependencyOnOneOfTheModules(Block block) throws Exception {
		Element dependency = root(block.text().getBytes(StandardCharsets.UTF_8));
		assertThat(dependency.getTagName()).isEqualTo("dependency");
		assertIsModule(text(dependency, "groupId"), text(dependency, "artifactId"), text(dependency, "version"));
	}

	@ParameterizedTest
	@MethodSource("kotlin")
	void kotlinIsDependencyOnOneOfTheModules(Block block) throws Exception {
		Matcher coordinates = COORDINATES.matcher(block.text());
		assertThat(coordinates.matches()).isTrue();
		assertIsModule(coordinates.group(1), coordinates.group(2), coordinates.group(3));
	}

	@ParameterizedTest
	@MethodSource("json")
	void jsonCanBeRead(Block block) {
		assertThat(JsonMapper.builder().build().readTree(block.text()).isObject()).isTrue();
	}

	@ParameterizedTest
	@MethodSource("mermaid")
	void mermaidIsFlowchart(Block block) {
		assertThat(block.text()).startsWith("flowchart ");
	}

	@Test
	void everyPropertyOfTheEmulatorIsInOneTable() {
		assertThat(Documents.english()
			.stream()
			.flatMap((page) -> page.rows().stream())
			.flatMap((row) -> EMULATOR_PROPERTY.matcher(row.get(1)).results())
			.map((row) -> row.group(1))).containsExactlyInAnyOrderElementsOf(EmulatorProperties.names());
	}

	private static void assertIsModule(String group, String artifact, String version) throws Exception {
		Path module = Stream.of("", "samples/")
			.map((parent) -> Documents.ROOT.resolve(parent + artifact + "/pom.xml"))
			.filter(Files::isRegularFile)
			.findFirst()
			.orElseThrow();
		Element parent = (Element) root(Files.readAllBytes(module)).getElementsByTagName("parent").item(0);
		assertThat(List.of(group, version)).containsExactly(text(parent, "groupId"), text(parent, "version"));
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
